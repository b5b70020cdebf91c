import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** A server of files for pages that use the package. */
export interface PackageSite {
  /** Origin, without a slash at its end. */
  readonly origin: string;
  close(): void;
}

/**
 * Serves folders as any static host would.
 * @param folders path → folder on the disk, both with a slash at the end, or file; the longest path that fits counts
 * @param headers sent with everything
 * @param page served at `/`
 * @param change what becomes of a file on its way; by its path
 */
export async function startPackageSite(
  folders: Readonly<Record<string, string>>,
  {
    headers = {},
    page,
    change = (_path, body) => body,
  }: {
    headers?: Record<string, string>;
    page?: string;
    change?: (path: string, body: Uint8Array) => Uint8Array;
  } = {},
): Promise<PackageSite> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const send = (status: number, type: string, body: string | Uint8Array) =>
      response.writeHead(status, { ...headers, 'content-type': type }).end(body);
    if (pathname === '/' && page !== undefined) {
      send(200, TYPES['.html'] ?? '', page);
      return;
    }
    const prefix = prefixes.find((candidate) => pathname.startsWith(candidate));
    const path = normalize(decodeURIComponent(pathname.slice(prefix?.length ?? 0)));
    const folder = folders[prefix ?? ''] ?? '/nowhere';
    const file =
      pathname === prefix && !prefix.endsWith('/')
        ? folder
        : join(folder, path === '.' ? 'index.html' : path);
    readFile(file).then(
      (body) =>
        send(200, TYPES[extname(file)] ?? 'application/octet-stream', change(pathname, body)),
      () => send(404, 'text/plain', 'Not found'),
    );
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, close: () => server.close() };
}
