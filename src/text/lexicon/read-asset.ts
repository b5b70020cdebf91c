import { speechError } from '../../shared/speech-error';

/** What the front end needs of Node, which cannot fetch files. */
interface NodeProcess {
  getBuiltinModule(name: 'node:fs/promises'): {
    readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
  };
}

/**
 * The bytes of a file that is part of the app. Throws `network` (`unreachable`, `http-status`…) when it cannot be had.
 * @param url from `new URL('./file', import.meta.url)`, so that the bundler finds it; `file:` in Node
 */
export async function readAsset(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  if (url.protocol === 'file:') {
    const { process } = globalThis as unknown as { readonly process: NodeProcess };
    return process.getBuiltinModule('node:fs/promises').readFile(url);
  }
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw speechError('network', 'unreachable', { host: url.host }, error);
  }
}

/** Unpacks zlib's format; throws a TypeError on other bytes. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
