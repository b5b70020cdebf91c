import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileRole, ModelFile, ModelManifest, Precision } from '../src/contracts/model';
import { decodeModel } from '../src/model/graph/decode-model';
import { packedInfo } from '../src/model/graph/packed-graph';
import { storedPrecision } from '../src/model/graph/stored-precision';
import { parseManifest } from '../src/model/manifest-validation';

/** Name of the manifest in its folder. */
export const MANIFEST = 'manifest.json';

/** What a folder's files cannot tell. */
export interface ManifestOptions {
  /** By default the folder's name. */
  readonly id?: string | undefined;
  /** By default made of the files' hashes: other files, another revision. */
  readonly revision?: string | undefined;
  /** SPDX identifier. */
  readonly licence: string;
}

/** What a file is for, by its name; undefined for a file that no player needs. */
function roleOf(path: string): FileRole | undefined {
  if (path === MANIFEST) return undefined;
  if (/(^|\/)voices\/[^/]+\.bin$/.test(path)) return 'voice';
  if (path.endsWith('.onnx')) return 'graph';
  if (/(^|\/)weights(\.\d+)?\.bin$/.test(path)) return 'weights';
  return undefined;
}

/** How a graph's numbers are stored. */
function precisionOf(file: string): Precision {
  const bytes = Uint8Array.from(readFileSync(file));
  return packedInfo(bytes)?.precision ?? storedPrecision(decodeModel(bytes));
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Paths of all files in a folder, with forward slashes, in order. */
function filesIn(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesIn(folder, path) : [path];
    })
    .sort();
}

/**
 * Describes a folder of model files: graphs (`*.onnx`), weights beside them (`weights.bin`, `weights.000.bin`…), voices
 * (`voices/*.bin`).
 * @throws SpeechError `invalid-argument` (`bad-manifest`) if the files make no model
 */
export async function describeFolder(
  folder: string,
  { id, revision, licence }: ManifestOptions,
): Promise<{ manifest: ModelManifest; skipped: string[] }> {
  const files: ModelFile[] = [];
  const skipped: string[] = [];
  for (const path of filesIn(folder)) {
    const role = roleOf(path);
    if (!role) {
      if (path !== MANIFEST) skipped.push(path);
      continue;
    }
    const file = join(folder, path);
    const stored = role === 'graph' ? precisionOf(file) : undefined;
    files.push({
      role,
      path,
      bytes: statSync(file).size,
      sha256: await sha256Of(file),
      ...(stored ? { precision: stored } : {}),
    });
  }
  const content = createHash('sha256')
    .update(files.map(({ sha256 }) => sha256).join())
    .digest('hex');
  const manifest = {
    id: id ?? basename(resolve(folder)),
    revision: revision ?? content.slice(0, 12),
    folder: '',
    licence,
    files,
  };
  // What players will say to it is said here.
  return { manifest: parseManifest(JSON.stringify(manifest), join(folder, MANIFEST)), skipped };
}

/** Writes a manifest into its folder. @returns its path */
export function writeManifest(folder: string, manifest: ModelManifest): string {
  const file = join(folder, MANIFEST);
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  return file;
}
