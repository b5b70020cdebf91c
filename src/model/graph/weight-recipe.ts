import { GraphError } from './graph-error';
import {
  isConsistent,
  type PlainSource,
  type Quantised,
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
 * Reads what {@link recipeOf} noted.
 * @throws GraphError if it does not fit the weights file, or itself
 */
export function sourceOf(recipe: Recipe, weights: Stored): WeightSource {
  const source: WeightSource =
    recipe?.kind === 'toom-cook'
      ? { ...recipe, weights: plainSource(recipe.weights, weights) }
      : plainSource(recipe, weights);
  if (!isConsistent(source)) throw new GraphError('a constant’s numbers do not fit together');
  return source;
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

function plainSource(recipe: PlainRecipe, weights: Stored): PlainSource {
  if (!PLAIN_KINDS.includes(recipe?.kind))
    throw new GraphError('a constant is made in no known way');
  const stored = cut(weights, recipe.stored);
  if (recipe.kind !== 'quantised') return { kind: recipe.kind, stored };
  const { scales, zeros, ...rest } = recipe;
  return {
    ...rest,
    stored,
    scales: cut(weights, scales),
    zeros: zeros === undefined ? undefined : cut(weights, zeros),
  };
}

function partOf(stored: Stored, weights: Stored): Part {
  return isWithin(stored, weights)
    ? [stored.byteOffset - weights.byteOffset, stored.length]
    : toBase64(stored);
}

function cut(weights: Stored, part: Part): Stored {
  if (typeof part === 'string') return fromBase64(part);
  const [offset = -1, length = -1] = Array.isArray(part) ? part : [];
  const isWhole = Number.isInteger(offset) && Number.isInteger(length);
  if (!(isWhole && offset >= 0 && length >= 0 && offset + length <= weights.length))
    throw new GraphError('a constant lies beyond its weights');
  return weights.subarray(offset, offset + length);
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
