import { sha256 } from 'hash-wasm';

/** SHA-256 of bytes, hexadecimal; also where the page is not a secure one. */
export function fileHash(bytes: Uint8Array): Promise<string> {
  return sha256(bytes);
}
