import type { GraphEdit } from '../graph-edit';
import { attributeOf } from '../graph-index';
import { DATA_TYPE, type Node } from '../onnx-model';
import type { DequantisedValues } from './dequantised-values';

/**
 * DequantizeLinear goes: of a constant it becomes a constant, of rows that were taken from one (an embedding) a Gather
 * from the constant's float form, of a quantised activation the activation.
 * @returns whether it matched
 */
export function dequantizeLinear(edit: GraphEdit, values: DequantisedValues, node: Node): boolean {
  const { index } = edit;
  const [integers, scale, zero] = node.inputs;
  const [output = ''] = node.outputs;
  const type = attributeOf(node, 'output_dtype', 'int') ?? 0;
  // Neither blocks of numbers with a scale each, nor another type than the scale's.
  if (attributeOf(node, 'block_size', 'int') || (type !== 0 && type !== DATA_TYPE.float))
    return false;
  if (index.isOutput(output)) return false;
  const rank = index.constant(integers)?.dims.length ?? 0;
  const axis = attributeOf(node, 'axis', 'int') ?? 1;
  const value = values.of({ integers, scale, zero }, axis < 0 ? axis + rank : axis);
  if (value === undefined) return false;
  edit.replace(node);
  edit.rename(output, value);
  return true;
}
