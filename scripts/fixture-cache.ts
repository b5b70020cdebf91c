import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildVariant, type Variant, variantFile } from '../test/fixtures/kokoro-graph/variants';

/** Where built models are kept; ignored by git. */
const FOLDER = fileURLToPath(new URL('../.cache/fixtures/', import.meta.url));

/** Builds a variant into the cache, unless it is there. @returns its path */
export function cachedVariant(variant: Variant, { rebuild = false } = {}): string {
  const file = join(FOLDER, variantFile(variant));
  if (!rebuild && existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const began = Date.now();
  writeFileSync(file, buildVariant(variant));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const size = (statSync(file).size / 1e6).toFixed(1);
  console.error(`${variantFile(variant)}: ${size} MB in ${seconds} s`);
  return file;
}
