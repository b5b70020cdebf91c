import { createHash } from 'node:crypto';
import { packTar, type TarEntry } from 'modern-tar';
import { storedName } from '../../src/model/download/kept-files';
import type { ModelStore } from '../../src/model/store/model-store';
import { patternBytes } from './pattern-bytes';

/** A model of three files, the last empty but for a byte. */
export const MODEL = 'test-model@1';
export const FILES = [
  { path: 'onnx/model.onnx', body: patternBytes(300_000) },
  { path: 'voices/one.bin', body: patternBytes(1024, 2) },
  { path: 'voices/two.bin', body: patternBytes(1, 3) },
] as const;

/** SHA-256 in lower-case hexadecimal. */
export function sha256(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Stores the model, or some of its files. */
export async function storeModel(store: ModelStore, files: readonly (typeof FILES)[number][]) {
  for (const { path, body } of files)
    await store.write(storedName(sha256(body)), body, { model: MODEL, path });
}

/** The manifest that the model's archive has, with changes. */
export function manifestWith(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const files = FILES.map(({ path, body }) => ({ path, bytes: body.length, sha256: sha256(body) }));
  return { format: 'kokoro-speak-model', version: 1, model: MODEL, files, ...changes };
}

/** An entry of a tar. */
export function entry(name: string, body: Uint8Array | string): TarEntry {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { header: { name, size: bytes.byteLength }, body: bytes };
}

/** The entries of the model's archive, as a manifest with these changes would have them. */
export function entries(changes: Record<string, unknown> = {}): TarEntry[] {
  return [
    entry('manifest.json', JSON.stringify(manifestWith(changes))),
    ...FILES.map(({ path, body }) => entry(path, body)),
  ];
}

/** A tar of these entries, as a person's own tool would make it. */
export async function tar(list: readonly TarEntry[]): Promise<Blob> {
  return new Blob([await packTar(list)]);
}
