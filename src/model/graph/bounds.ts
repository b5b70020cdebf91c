import { GraphError } from './graph-error';

/**
 * More nodes or constants than any model of this kind has; Kokoro's q8 file has 3,700. A bound, because an empty node
 * takes two bytes in a file and a hundred in memory.
 */
export const MOST_ITEMS = 50_000;
/** Dimensions of a tensor, attributes of a node, names on a node: far beyond what operators have. */
export const MOST_PARTS = 1000;

/** Collects, within a bound. @throws GraphError beyond it */
export function push<T>(list: T[], item: T, most: number, what: string): void {
  if (list.length >= most) throw new GraphError(`it has more than ${most} ${what}`);
  list.push(item);
}

/** An int64 that has to be an exact number: a size, an axis. @throws GraphError for a larger one */
export function exact(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new GraphError(`${value} is beyond any size`);
  return number;
}
