import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';

/** A published package, pinned by the hash of its archive, and the files of it that a page needs. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the archive, as the registry tells it: `sha512-…`. */
  readonly integrity: string;
  /** Paths below the package's folder. */
  readonly files: readonly string[];
}

/**
 * kokoro-js, and the runtime files that its bundle asks for. The version of the second is the one that the bundle
 * holds and names, not the newest that its `package.json` allows. Neither is an entry of our own `package.json`: what they
 * depend on has native binaries and GPL code, which have no place in the lock file of this project. Nothing is installed,
 * so no script of theirs runs outside the browser.
 */
export const RIVAL_PACKAGES: readonly PinnedPackage[] = Object.freeze([
  {
    name: 'kokoro-js',
    version: '1.2.1',
    integrity:
      'sha512-oq0HZJWis3t8lERkMJh84WLU86dpYD0EuBPtqYnLlQzyFP1OkyBRDcweAqCfhNOpltyN9j/azp1H6uuC47gShw==',
    files: ['dist/kokoro.web.js'],
  },
  {
    name: '@huggingface/transformers',
    version: '3.5.1',
    integrity:
      'sha512-qWsPoJMBPYcrGuzRMVL//3dwcLXED9r+j+Hzw+hZpBfrMPdyq57ehNs7lew0D34Paj0DO0E0kZQjOZcIVN17hQ==',
    files: ['dist/ort-wasm-simd-threaded.jsep.mjs', 'dist/ort-wasm-simd-threaded.jsep.wasm'],
  },
]);

/** Where archives are kept; ignored by git. */
const FOLDER = fileURLToPath(new URL('../.cache/rivals/', import.meta.url));

/** Compares an archive with its pinned hash. @throws Error that names the package and both hashes */
export function checkIntegrity(
  archive: Uint8Array,
  { name, version, integrity }: Omit<PinnedPackage, 'files'>,
): void {
  const algorithm = integrity.slice(0, integrity.indexOf('-'));
  if (algorithm !== 'sha512')
    throw new Error(`The hash of ${name} must be a sha512, not ${algorithm}.`);
  const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (found !== integrity)
    throw new Error(
      `The archive of ${name}@${version} is not the one that is pinned: it has ${found}, not ${integrity}.`,
    );
}

/** Takes the named files out of a package's archive. @throws Error for one that is not in it, by its name */
export async function unpackFiles(
  archive: Uint8Array,
  { name, version, files }: Omit<PinnedPackage, 'integrity'>,
): Promise<Map<string, Uint8Array>> {
  // Archives of npm have everything below one folder, whose name is free.
  const entries = await unpackTar(gunzipSync(archive), {
    strip: 1,
    filter: ({ name: path }) => files.includes(path),
  });
  const found = new Map(entries.map(({ header, data }) => [header.name, data]));
  return new Map(
    files.map((path) => {
      const data = found.get(path);
      if (!data) throw new Error(`The archive of ${name}@${version} lacks ${path}.`);
      return [path, data];
    }),
  );
}

/** The archive of a package, from the cache or the registry; not checked yet. */
function fetchArchive({ name, version }: PinnedPackage): Buffer {
  const file = join(FOLDER, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (!existsSync(file)) {
    mkdirSync(FOLDER, { recursive: true });
    console.error(`Fetching ${name}@${version} …`);
    const arguments_ = ['pack', `${name}@${version}`, '--ignore-scripts', '--silent'];
    // The client's own file, where npm started this command: a shell script has another name on each system.
    const client = process.env.npm_execpath;
    const [program, ...first] = client?.endsWith('.js') ? [process.execPath, client] : ['npm'];
    try {
      execFileSync(program, [...first, ...arguments_, '--pack-destination', FOLDER], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    } catch (cause) {
      throw new Error(
        `${name}@${version} could not be fetched from the package registry. Check the connection and try again.`,
        { cause },
      );
    }
  }
  return readFileSync(file);
}

/**
 * Everything of kokoro-js that a page loads, by file name, fetched once and checked every time.
 * @throws Error if it cannot be fetched or is not what is pinned
 */
export async function rivalFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const pinned of RIVAL_PACKAGES) {
    const archive = fetchArchive(pinned);
    checkIntegrity(archive, pinned);
    for (const [path, data] of await unpackFiles(archive, pinned)) files.set(basename(path), data);
  }
  return files;
}
