import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Network } from './network';

const FOLDER = new URL('../../.cache/letter-sounds/', import.meta.url);

/** How far a training has come. */
export interface Progress {
  readonly batches: number;
}

/** Puts a network where its training stopped; at the beginning if there is no checkpoint. */
export function load(network: Network): Progress {
  const path = new URL('checkpoint.bin', FOLDER);
  if (!existsSync(path)) return { batches: 0 };
  const values = new Float32Array(new Uint8Array(readFileSync(path)).buffer);
  let at = 1;
  for (const { weights, moment, square } of network.layers) {
    for (const part of [weights, moment, square]) {
      part.set(values.subarray(at, at + part.length));
      at += part.length;
    }
  }
  if (at !== values.length) throw new Error(`${path.pathname} is of another network; remove it.`);
  return { batches: values[0] ?? 0 };
}

/** Writes a checkpoint. */
export function save(network: Network, { batches }: Progress): void {
  const parts = network.layers.flatMap(({ weights, moment, square }) => [weights, moment, square]);
  const values = new Float32Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  values[0] = batches;
  let at = 1;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL('checkpoint.bin', FOLDER), values);
}

/** The stored value of that name, made and stored if there is none. */
export function remember<Value>(name: string, make: () => Value): Value {
  const path = new URL(`${name}.json`, FOLDER);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Value;
  const value = make();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path, JSON.stringify(value));
  return value;
}
