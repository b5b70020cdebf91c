import { attributeOf, type GraphIndex } from '../graph-index';
import { DATA_TYPE, type Node } from '../onnx-model';
import type { DequantisedValues, QuantisedValue } from './dequantised-values';
import { reshapedConstant } from './reshaped-constant';

/** An integer product and the arithmetic that makes floats of it. */
export interface IntegerProduct {
  readonly first: QuantisedValue;
  readonly second: QuantisedValue;
  /** Reshapes of the product before it is scaled. */
  readonly reshapes: readonly Node[];
  /** The node that gives the float result. */
  readonly last: Node;
}

/**
 * What follows a MatMulInteger or ConvInteger where a float product was quantised: a Cast to float32, and a Mul by the product
 * of the two scales (onnxruntime/python/tools/quantization/operators/matmul.py and conv.py).
 * @returns the ways in which the two scales may belong to the operands; empty if anything else follows
 */
export function integerProducts(index: GraphIndex, node: Node): readonly IntegerProduct[] {
  const [a, b, aZero, bZero] = node.inputs;
  const reshapes: Node[] = [];
  let value = node.outputs[0];
  let user = index.onlyConsumer(value);
  let isFloat = false;
  for (; user?.domain === '' && user.opType !== 'Mul'; user = index.onlyConsumer(value)) {
    if (user.inputs[0] !== value) return [];
    if (user.opType === 'Reshape') reshapes.push(user);
    else if (!isFloat && isCastToFloat(user)) isFloat = true;
    else return [];
    value = user.outputs[0];
  }
  if (user?.domain !== '' || !isFloat) return [];
  const last = user;
  const factor = last.inputs.find((input) => input !== value);
  const scales = index.producerOf(factor, 'Mul')?.inputs;
  if (!scales) return [];
  const [s, t] = scales;
  return [
    [s, t],
    [t, s],
  ].map(([first, second]) => ({
    first: { integers: a, scale: first, zero: aZero },
    second: { integers: b, scale: second, zero: bZero },
    reshapes,
    last,
  }));
}

/** Names of the two operands in float32. */
export function floatOperands(
  values: DequantisedValues,
  { first, second }: IntegerProduct,
  secondAxis: number,
): readonly [string, string] | undefined {
  const [a, b] = [values.of(first), values.of(second, secondAxis)];
  return a !== undefined && b !== undefined ? [a, b] : undefined;
}

/** Dimensions of a scale: a constant's, or none, as what DynamicQuantizeLinear gives has. */
export function scaleDims(index: GraphIndex, { scale }: QuantisedValue): readonly number[] {
  return reshapedConstant(index, scale)?.dims ?? [];
}

/** Whether something of these dimensions can only differ along one axis of what it is multiplied with, counted from the end. */
export function variesAlong(dims: readonly number[], fromEnd: number): boolean {
  return dims.every((dim, i) => dim === 1 || i === dims.length - 1 - fromEnd);
}

function isCastToFloat(node: Node): boolean {
  return node.opType === 'Cast' && attributeOf(node, 'to', 'int') === DATA_TYPE.float;
}
