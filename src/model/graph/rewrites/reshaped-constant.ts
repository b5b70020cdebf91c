import type { GraphIndex } from '../graph-index';
import { elementCount, type Initializer } from '../onnx-model';

/**
 * A constant, or one behind a Reshape or Unsqueeze: with the dimensions that it has there and the name that it has
 * itself.
 */
export function reshapedConstant(
  index: GraphIndex,
  value: string | undefined,
): Initializer | undefined {
  const node = index.producerOf(value, 'Reshape', 'Unsqueeze');
  if (!node) return index.constant(value);
  const constant = index.constant(node.inputs[0]);
  const numbers = index.integers(node.inputs[1]);
  if (!constant || !numbers) return undefined;
  const dims =
    node.opType === 'Reshape' ? reshaped(constant, numbers) : unsqueezed(constant.dims, numbers);
  return dims && { ...constant, dims };
}

/** undefined for a shape that copies dimensions (0), or one that does not fit. */
function reshaped(
  constant: Pick<Initializer, 'dims'>,
  shape: readonly number[],
): readonly number[] | undefined {
  const known = shape.reduce((product, dim) => (dim === -1 ? product : product * dim), 1);
  const dims = shape.map((dim) => (dim === -1 ? elementCount(constant) / known : dim));
  const isValid = dims.every((dim) => Number.isInteger(dim) && dim > 0);
  return isValid && elementCount({ dims }) === elementCount(constant) ? dims : undefined;
}

function unsqueezed(dims: readonly number[], axes: readonly number[]): readonly number[] {
  const rank = dims.length + axes.length;
  const added = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));
  const rest = [...dims];
  return Array.from({ length: rank }, (_, axis) => (added.has(axis) ? 1 : (rest.shift() ?? 1)));
}
