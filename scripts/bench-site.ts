import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ISOLATION_HEADERS } from '../vite.config';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Files by their path, with forward slashes. */
export type SiteFiles = ReadonlyMap<string, Uint8Array>;

/** Every file below a folder. Read at once, so that a build which goes on meanwhile changes nothing. */
export function readFolder(folder: string): SiteFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path)];
    }),
  );
}

/** A server of several folders, each with its own first part of the path. */
export interface BenchSite {
  /** Address of an empty page. */
  readonly url: string;
  /** Bytes of each body that was sent since the last call, by path. */
  takeSent(): ReadonlyMap<string, number>;
  /** Length of a file with gzip, as static hosts send code; undefined for a path that is not served. */
  gzipBytes(path: string): number | undefined;
  close(): Promise<void>;
}

/**
 * Serves folders and an empty page from one origin, all alike: isolated, so that WebAssembly may have threads, and to be
 * kept by the browser's own cache, as a site with versioned addresses does.
 */
export async function startBenchSite(
  folders: Readonly<Record<string, SiteFiles>>,
): Promise<BenchSite> {
  let sent = new Map<string, number>();
  const bodies = new Map<string, Uint8Array>([['', new TextEncoder().encode('<!doctype html>')]]);
  for (const [folder, files] of Object.entries(folders))
    for (const [path, body] of files) bodies.set(`${folder}/${path}`, body);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname).slice(1);
    const body = bodies.get(path);
    if (!body) {
      response.writeHead(404).end('Not found');
      return;
    }
    sent.set(path, (sent.get(path) ?? 0) + body.length);
    response.writeHead(200, {
      ...ISOLATION_HEADERS,
      'cache-control': 'public, max-age=86400, immutable',
      'content-length': body.length,
      'content-type': TYPES[extname(path || 'empty.html')] ?? 'application/octet-stream',
    });
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    gzipBytes: (path) => {
      const body = bodies.get(path);
      return body && gzipSync(body).length;
    },
    takeSent: () => {
      const taken = sent;
      sent = new Map();
      return taken;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
