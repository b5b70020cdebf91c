import { GraphError } from './graph-error';
import type { Allocate } from './scratch';
import type { WeightFile } from './weight-file';
import {
  isConsistent,
  type PlainSource,
  type Quantised,
  type Sized,
  type Stored,
  type Transformed,
  type WeightSource,
} from './weight-source';

/** A part of the weights file, or bytes (base64) that it does not hold. */
type Part = readonly [offset: number, length: number] | string;

type PlainRecipe =
  | { readonly kind: 'stored' | 'float16'; readonly stored: Part }
  | (Omit<Quantised, 'stored' | 'scales' | 'zeros'> & {
      readonly kind: 'quantised';
      readonly stored: Part;
      readonly scales: Part;
      readonly zeros?: Part;
    });

/** How a constant is made of the weights file, as JSON. */
export type Recipe =
  | PlainRecipe
  | (Omit<Transformed, 'weights'> & { readonly kind: 'toom-cook'; readonly weights: PlainRecipe });

/** Notes where the numbers of a constant come from. */
export function recipeOf(source: WeightSource, weights: Stored): Recipe {
  if (source.kind !== 'toom-cook') return plainRecipe(source, weights);
  return { ...source, weights: plainRecipe(source.weights, weights) };
}

/**
 * What {@link recipeOf} noted, without its numbers.
 * @param bytes of the weights file
 * @throws GraphError if it does not fit such a file, or itself
 */
export function outlineOf(recipe: Recipe, bytes: number): WeightSource<Sized> {
  const source = sourceWith(recipe, (part) => sizeOf(part, bytes));
  if (!isConsistent(source)) throw new GraphError('a constant’s numbers do not fit together');
  return source;
}

/** Reads what {@link recipeOf} noted, which has an outline. @param allocate memory for what has to be copied */
export function sourceOf(recipe: Recipe, weights: WeightFile, allocate: Allocate): WeightSource {
  return sourceWith(recipe, (part) =>
    typeof part === 'string' ? fromBase64(part) : weights.part(...part, allocate),
  );
}

function sourceWith<S>(recipe: Recipe, read: (part: Part) => S): WeightSource<S> {
  return recipe?.kind === 'toom-cook'
    ? { ...recipe, weights: plainSource(recipe.weights, read) }
    : plainSource(recipe, read);
}

/** Whether bytes are a part of a file that is held in memory. */
export function isWithin(stored: Stored, file: Stored): boolean {
  return (
    stored.buffer === file.buffer &&
    stored.byteOffset >= file.byteOffset &&
    stored.byteOffset + stored.length <= file.byteOffset + file.length
  );
}

function plainRecipe(source: PlainSource, weights: Stored): PlainRecipe {
  const stored = partOf(source.stored, weights);
  if (source.kind !== 'quantised') return { kind: source.kind, stored };
  const { scales, zeros, ...rest } = source;
  return {
    ...rest,
    stored,
    scales: partOf(scales, weights),
    ...(zeros ? { zeros: partOf(zeros, weights) } : {}),
  };
}

/** Kinds that a file may name: a note comes from outside, whatever its type says. */
const PLAIN_KINDS: readonly unknown[] = ['stored', 'float16', 'quantised'];

function plainSource<S>(recipe: PlainRecipe, read: (part: Part) => S): PlainSource<S> {
  if (!PLAIN_KINDS.includes(recipe?.kind))
    throw new GraphError('a constant is made in no known way');
  const stored = read(recipe.stored);
  if (recipe.kind !== 'quantised') return { kind: recipe.kind, stored };
  const { scales, zeros, ...rest } = recipe;
  return {
    ...rest,
    stored,
    scales: read(scales),
    zeros: zeros === undefined ? undefined : read(zeros),
  };
}

function partOf(stored: Stored, weights: Stored): Part {
  return isWithin(stored, weights)
    ? [stored.byteOffset - weights.byteOffset, stored.length]
    : toBase64(stored);
}

function sizeOf(part: Part, bytes: number): Sized {
  if (typeof part === 'string') return fromBase64(part);
  const [offset = -1, length = -1] = Array.isArray(part) ? part : [];
  const isWhole = Number.isInteger(offset) && Number.isInteger(length);
  if (!(isWhole && offset >= 0 && length >= 0 && offset + length <= bytes))
    throw new GraphError('a constant lies beyond its weights');
  return { length };
}

function toBase64(bytes: Stored): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Stored {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new GraphError('a constant’s numbers cannot be read');
  }
}
