import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FileRole, ModelManifest, Precision } from '../../src/contracts/model';
import { KOKORO_MANIFEST } from '../../src/model/manifests/kokoro';
import { partOf, sendBody } from './hub-body';
import type { HubCommand, HubCounts, HubFault, HubFaults } from './hub-fault';
import { HubRoom } from './hub-room';

/** A file that the hub serves. */
export interface HubFile {
  /** Path below the revision: `onnx/model_quantized.onnx`. */
  readonly path: string;
  /** The bytes, or the path of a file on disk. */
  readonly body: Uint8Array | string;
  /** For the manifest; by default guessed from the path. */
  readonly role?: FileRole;
  readonly precision?: Precision;
}

/** What a hub serves, and how. */
export interface HubOptions {
  readonly files: readonly HubFile[];
  /** Kokoro's own by default: `{repository}/resolve/{revision}`. */
  readonly folder?: string;
  /** Seconds until a signed address expires; 60 by default. */
  readonly signatureSeconds?: number;
}

interface ServedFile {
  readonly path: string;
  readonly body: Uint8Array;
  readonly sha256: string;
  readonly role: FileRole;
  readonly precision?: Precision;
}

const MANIFEST = 'manifest.json';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-headers': 'range, content-type',
  'access-control-expose-headers':
    'x-linked-etag, x-linked-size, etag, content-range, accept-ranges, content-length, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
};

function roleOf(path: string): FileRole {
  if (path.startsWith('voices/')) return 'voice';
  return path.endsWith('.onnx') ? 'graph' : 'vocabulary';
}

async function serve(file: HubFile): Promise<ServedFile> {
  const body = typeof file.body === 'string' ? await readFile(file.body) : file.body;
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { ...file, body, sha256, role: file.role ?? roleOf(file.path) };
}

/**
 * A server that behaves like the model hub, and badly on demand. `/{folder}/{path}` redirects to a signed address that
 * expires, `/manifest.json` describes the files as they are served, `POST /control` and `GET /control/counts` do from
 * a browser what the methods do from Node.
 *
 * Every path also exists below `/~{room}`, with faults and counts of its own: `~{room}` behind the origin makes a hub
 * for one test file.
 */
export class Hub {
  readonly #server: Server;
  readonly #files: ReadonlyMap<string, ServedFile>;
  readonly #folder: string;
  readonly #signatureSeconds: number;
  readonly #secret = randomBytes(16);
  readonly #rooms = new Map<string, HubRoom>();

  /** For {@link startHub}, which also listens. */
  constructor(files: readonly ServedFile[], folder: string, signatureSeconds: number) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#folder = folder;
    this.#signatureSeconds = signatureSeconds;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** Starts to listen on a free port of this machine. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** To be used as the base of all hub paths. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get manifestUrl(): string {
    return `${this.origin}/${MANIFEST}`;
  }

  /** Counts by path since the start or the last reset. */
  get requests(): HubCounts {
    return this.#room('').counts;
  }

  /** Sets or takes back the faults of a path, or of `*` for all paths without any of their own. */
  fault(path: string, faults: HubFaults): void {
    this.#room('').fault(path, faults);
  }

  /** Forgets faults and counts. */
  reset(): void {
    this.#room('').reset();
  }

  /** Stops, breaking whatever is under way. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #room(name: string): HubRoom {
    const room = this.#rooms.get(name) ?? new HubRoom();
    this.#rooms.set(name, room);
    return room;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    const url = new URL(request.url ?? '/', this.origin);
    const [, prefix = '', path = ''] =
      /^(\/~[^/]+)?\/(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const room = this.#room(prefix);
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (path === 'control') await obey(request, response, room);
    else if (path === 'control/counts') sendJson(response, room.counts);
    else if (path === MANIFEST) this.#manifest(request, response, room);
    else if (path.startsWith('cdn/'))
      await this.#deliver(request, response, room, url, path.slice(4));
    else if (path.startsWith(`${this.#folder}/`))
      this.#redirect(request, response, room, prefix, path.slice(this.#folder.length + 1));
    else response.writeHead(404).end('Not found');
  }

  #manifest(request: IncomingMessage, response: ServerResponse, room: HubRoom): void {
    room.count(MANIFEST, { requests: 1 });
    if (failAddress(request, response, room.take(MANIFEST, 'address'))) return;
    const manifest: ModelManifest = {
      id: 'hub-model',
      revision: '1',
      folder: this.#folder,
      licence: 'Apache-2.0',
      files: [...this.#files.values()].map(({ body, role, path, sha256, precision }) => ({
        role,
        path,
        bytes: body.length,
        sha256,
        ...(precision ? { precision } : {}),
      })),
    };
    sendJson(response, manifest);
  }

  #redirect(
    request: IncomingMessage,
    response: ServerResponse,
    room: HubRoom,
    prefix: string,
    path: string,
  ): void {
    room.count(path, { requests: 1 });
    if (failAddress(request, response, room.take(path, 'address'))) return;
    const file = this.#files.get(path);
    if (!file) {
      response.writeHead(404).end('Entry not found');
      return;
    }
    const expires = Date.now() + this.#signatureSeconds * 1000;
    const query = new URLSearchParams({
      expires: String(expires),
      signature: this.#sign(path, expires),
    });
    response
      .writeHead(302, {
        location: `${prefix}/cdn/${path}?${query}`,
        'x-linked-etag': `"${file.sha256}"`,
        'x-linked-size': file.body.length,
      })
      .end();
  }

  async #deliver(
    request: IncomingMessage,
    response: ServerResponse,
    room: HubRoom,
    url: URL,
    path: string,
  ): Promise<void> {
    const fault = room.take(path, 'body');
    const file = this.#files.get(path);
    const expires = Number(url.searchParams.get('expires'));
    const signed = url.searchParams.get('signature') === this.#sign(path, expires);
    if (!file || !signed || expires < Date.now() || fault?.kind === 'expired') {
      response.writeHead(403).end('Request has expired');
      return;
    }
    const { length } = file.body;
    response.setHeader('content-type', 'application/octet-stream');
    // As at the real one: an identifier of the delivery's own, not the hash of the file.
    response.setHeader('etag', `"${createHash('md5').update(file.sha256).digest('hex')}"`);
    const range = partOf(request.headers.range, length, fault);
    if (range === null) {
      response.writeHead(416, { 'content-range': `bytes */${length}` }).end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: length };
    if (range) {
      response.statusCode = 206;
      response.setHeader('content-range', `bytes ${start}-${end - 1}/${length}`);
      room.count(path, { ranges: 1 });
    }
    if (request.method === 'HEAD') response.setHeader('content-length', end - start).end();
    else {
      const body = file.body.subarray(start, end);
      await sendBody(response, body, fault, (bytes) => room.count(path, { bytes }));
    }
  }

  #sign(path: string, expires: number): string {
    return createHmac('sha256', this.#secret).update(`${path} ${expires}`).digest('hex');
  }
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

async function obey(
  request: IncomingMessage,
  response: ServerResponse,
  room: HubRoom,
): Promise<void> {
  room.obey(JSON.parse(await text(request)) as HubCommand);
  sendJson(response, room.counts);
}

/** Applies a fault of the first address; says whether there was one. */
function failAddress(
  request: IncomingMessage,
  response: ServerResponse,
  fault: HubFault | undefined,
): boolean {
  if (fault?.kind === 'status') {
    if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
    response.writeHead(fault.status).end(`Status ${fault.status}`);
  } else if (fault?.kind === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Sign in to the network</title>');
  } else if (fault?.kind === 'refuse') request.socket.destroy();
  else if (fault?.kind !== 'hang') return false;
  return true;
}

/** Starts a {@link Hub}. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { folder = KOKORO_MANIFEST.folder, signatureSeconds = 60 } = options;
  const files = await Promise.all(options.files.map(serve));
  const hub = new Hub(files, folder, signatureSeconds);
  await hub.listen();
  return hub;
}
