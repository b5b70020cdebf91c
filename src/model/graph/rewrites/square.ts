import type { GraphIndex } from '../graph-index';

/** The value that a value is the square of, as a product or as a power; undefined if it is none. */
export function squareRootOf(index: GraphIndex, value: string | undefined): string | undefined {
  const product = index.producerOf(value, 'Mul');
  if (product) return product.inputs[0] === product.inputs[1] ? product.inputs[0] : undefined;
  const power = index.producerOf(value, 'Pow');
  return index.scalar(power?.inputs[1]) === 2 ? power?.inputs[0] : undefined;
}
