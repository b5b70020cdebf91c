import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftAsKokoro } from '../../support/draft-as-kokoro';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DIST = `${ROOT}dist/`;
const PACKAGE = `${ROOT}package/dist/`;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** What a model answers to whoever posts to `/answer`. */
const ANSWER = '# An answer\n\nThe **old man** sat down by the river to rest.';

/** A site whose pages the documents' blocks are: the built app below `/kokoro-speak/`, the package too, and what they ask for. */
export interface DocSite {
  /** Origin, without a slash at its end. */
  readonly origin: string;
  /** The same site under another origin, which lets pages of any origin load what it has. */
  readonly other: string;
  /** Pages by their path. */
  readonly pages: Map<string, string>;
  /** Headers of pages, such as a content security policy; forgotten by whoever sets others. */
  headers: Readonly<Record<string, string>>;
  close(): void;
}

/** A folder of model files as a site's owner makes one, with the draft model dressed as Kokoro. */
export async function modelFolder(): Promise<string> {
  const folder = `${ROOT}test/consumers/.work/docs/models/`;
  mkdirSync(`${folder}voices`, { recursive: true });
  for (const { path, body } of await draftAsKokoro()) {
    const file = folder + path.replace('onnx/', '');
    if (typeof body === 'string') copyFileSync(body, file);
    else writeFileSync(file, body);
  }
  const command = ['run', '--silent', 'model:manifest', '--', folder];
  execFileSync('npm', command, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

/**
 * Starts one.
 * @param built folder of the pages that a bundler made, at `/built/`
 * @param models at `/models/kokoro/`
 */
export async function startDocSite(built: string, models: string): Promise<DocSite> {
  const pages = new Map<string, string>();
  let headers: Readonly<Record<string, string>> = {};
  const folders: readonly (readonly [string, readonly string[]])[] = [
    ['/kokoro-speak/', [DIST, PACKAGE]],
    ['/built/', [built]],
    ['/models/kokoro/', [models]],
    ['/', [PACKAGE]],
  ];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const own = pages.get(pathname);
    const send = (type: string, body: string | Uint8Array, more = {}) =>
      response
        .writeHead(200, {
          'content-type': type,
          'access-control-allow-origin': '*',
          ...headers,
          ...more,
        })
        .end(body);
    if (request.method === 'POST') void answer(request, response);
    else if (own !== undefined) send(TYPES[extname(pathname)] ?? 'text/html; charset=utf-8', own);
    else {
      const [prefix, places] = folders.find(([start]) => pathname.startsWith(start)) ?? ['/', []];
      const path = normalize(decodeURIComponent(pathname.slice(prefix.length)));
      const isKept = path.startsWith('assets') && Object.keys(headers).length === 0;
      // What was kept would come with the headers that it had then.
      const kept = { 'cache-control': isKept ? 'max-age=3600, immutable' : 'no-store' };
      firstOf(places.map((place) => join(place, path))).then(
        (body) => send(TYPES[extname(path)] ?? 'application/octet-stream', body, kept),
        () => response.writeHead(404).end('Not found'),
      );
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    other: `http://127.0.0.1:${port}`,
    pages,
    get headers() {
      return headers;
    },
    set headers(next) {
      headers = next;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The first of these files that there is. */
async function firstOf([file, ...others]: readonly string[]): Promise<Uint8Array> {
  if (file === undefined) throw new Error('Not found');
  return readFile(file).catch(() => firstOf(others));
}

/** A few characters at a time, as a language model writes. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/markdown; charset=utf-8' });
  for (const piece of ANSWER.match(/.{1,5}/gs) ?? []) {
    response.write(piece);
    await new Promise((written) => setImmediate(written));
  }
  response.end();
}
