import type { GraphEdit } from '../graph-edit';
import { DATA_TYPE, elementCount, type Node } from '../onnx-model';
import type { DequantisedValues } from './dequantised-values';
import { floatOperands, integerProducts, scaleDims, variesAlong } from './integer-product';
import { reshapedConstant } from './reshaped-constant';

/**
 * ConvInteger with its scaling becomes Conv of the same attributes, with the bias that was added behind it.
 * @returns whether it matched
 */
export function dequantizeConv(edit: GraphEdit, values: DequantisedValues, node: Node): boolean {
  const { index } = edit;
  const weight = index.constant(node.inputs[1]);
  const [channels = 0] = weight?.dims ?? [];
  const rank = weight?.dims.length ?? 0;
  if (rank < 3) return false;
  for (const product of integerProducts(index, node)) {
    const scale = scaleDims(index, product.second);
    // The product has the weights' number of dimensions, channels in the second.
    if (scale.length > rank || !variesAlong(scale, rank - 2)) continue;
    if (scaleDims(index, product.first).length > rank || product.reshapes.length > 0) continue;
    const operands = floatOperands(values, product, 0);
    if (!operands) continue;
    const bias = addedBias(edit, product.last, channels, rank);
    const { outputs } = bias?.add ?? product.last;
    const inputs = bias ? [...operands, bias.name] : operands;
    const conv = edit.node('Conv', inputs, { attributes: node.attributes, outputs });
    edit.replace(bias?.add ?? product.last, [conv]);
    return true;
  }
  return false;
}

/** A constant with a value for each channel that is added to a product, and nothing else is done with that. */
function addedBias(
  edit: GraphEdit,
  product: Node,
  channels: number,
  rank: number,
): { name: string; add: Node } | undefined {
  const { index } = edit;
  const [value] = product.outputs;
  const add = index.onlyConsumer(value);
  if (add?.domain !== '' || add.opType !== 'Add') return undefined;
  const bias = reshapedConstant(
    index,
    add.inputs.find((input) => input !== value),
  );
  if (bias?.type !== DATA_TYPE.float || elementCount(bias) !== channels) return undefined;
  if (bias.dims.length > rank || !variesAlong(bias.dims, rank - 2)) return undefined;
  // Before it was reshaped it may have the form that Conv wants.
  const isFlat = index.constant(bias.name)?.dims.length === 1;
  return { add, name: isFlat ? bias.name : edit.constant({ ...bias, dims: [channels] }) };
}
