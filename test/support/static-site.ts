import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Somebody's web site: a page of theirs, and the built app in a folder beside it. No special headers. */
export interface StaticSite {
  /** Address of the page. */
  readonly url: string;
  close(): void;
}

/**
 * Serves `html` at `/` and `dist/` below a folder.
 * @param headers sent with everything, such as a content security policy
 */
export async function startStaticSite(
  html: string,
  {
    folder = '/kokoro-speak/',
    headers = {},
  }: { folder?: string; headers?: Record<string, string> } = {},
): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const send = (status: number, type: string, body: string | Uint8Array) =>
      response.writeHead(status, { ...headers, 'content-type': type }).end(body);
    if (pathname === '/') {
      send(200, TYPES['.html'] ?? '', html);
      return;
    }
    if (!pathname.startsWith(folder)) {
      send(404, 'text/plain', 'Not found');
      return;
    }
    const path = normalize(decodeURIComponent(pathname.slice(folder.length)));
    readFile(join(DIST, path)).then(
      (body) => send(200, TYPES[extname(path)] ?? 'application/octet-stream', body),
      () => send(404, 'text/plain', 'Not found'),
    );
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}
