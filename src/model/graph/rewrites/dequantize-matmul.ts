import type { GraphEdit } from '../graph-edit';
import type { Node } from '../onnx-model';
import type { DequantisedValues } from './dequantised-values';
import { floatOperands, integerProducts, scaleDims, variesAlong } from './integer-product';

/**
 * MatMulInteger with its scaling becomes MatMul. Gemm is among them: the quantiser makes it a MatMul with an Add first, with
 * transposed weights, if alpha and beta are 1, and leaves others alone. Both operands may be activations.
 * @returns whether it matched
 */
export function dequantizeMatMul(edit: GraphEdit, values: DequantisedValues, node: Node): boolean {
  const { index } = edit;
  const rank = index.constant(node.inputs[1])?.dims.length;
  // A vector as the second operand would give fewer dimensions than its scale may count on.
  if (rank !== undefined && rank < 2) return false;
  for (const product of integerProducts(index, node)) {
    const scale = scaleDims(index, product.second);
    // More dimensions than the product has for certain would be added to it by the multiplication.
    if (scale.length > Math.max(1, (rank ?? 0) - 1) || !variesAlong(scale, 0)) continue;
    if (scaleDims(index, product.first).length > 1) continue;
    // After a Reshape the columns are somewhere else.
    if (product.reshapes.length > 0 && scale.some((dim) => dim !== 1)) continue;
    const operands = floatOperands(values, product, (rank ?? 0) - 1);
    if (!operands) continue;
    edit.replace(product.last, matMul(edit, operands, product.reshapes, product.last.outputs));
    return true;
  }
  return false;
}

function matMul(
  edit: GraphEdit,
  operands: readonly string[],
  reshapes: readonly Node[],
  outputs: readonly string[],
): Node[] {
  const nodes = [edit.node('MatMul', operands, reshapes.length > 0 ? {} : { outputs })];
  reshapes.forEach((reshape, i) => {
    const from = nodes[i]?.outputs ?? [];
    const to = i + 1 < reshapes.length ? [edit.freshName(reshape.opType)] : outputs;
    nodes.push({ ...reshape, inputs: [...from, ...reshape.inputs.slice(1)], outputs: to });
  });
  return nodes;
}
