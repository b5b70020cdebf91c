import type { GraphEdit } from '../graph-edit';
import type { GraphIndex } from '../graph-index';
import type { Node, Tensor } from '../onnx-model';
import type { DequantisedValues } from './dequantised-values';
import { floatTensor } from './quantised-tensor';

/** Inputs of LSTM; those of DynamicQuantizeLSTM go on with scales and zero points. */
const LSTM_INPUTS = 8;

/**
 * DynamicQuantizeLSTM of com.microsoft (onnxruntime/docs/ContribOperators.md) becomes LSTM of ONNX, whose weights lie
 * transposed: `[directions, 4 × hidden, input]` instead of `[directions, input, 4 × hidden]`.
 * @returns whether it matched
 */
export function dequantizeLstm(edit: GraphEdit, values: DequantisedValues, node: Node): boolean {
  const [x = '', w, r, ...states] = node.inputs.slice(0, LSTM_INPUTS);
  const [wScale, wZero, rScale, rZero] = node.inputs.slice(LSTM_INPUTS);
  const weightOf = (...names: readonly (string | undefined)[]) =>
    values.constant(['LSTM', ...names], () => lstmWeight(edit.index, names));
  const weights = weightOf(w, wScale, wZero);
  const recurrence = weightOf(r, rScale, rZero);
  if (weights === undefined || recurrence === undefined) return false;
  while (states.at(-1) === '') states.pop();
  const { attributes, outputs } = node;
  const lstm = edit.node('LSTM', [x, weights, recurrence, ...states], { attributes, outputs });
  edit.replace(node, [lstm]);
  return true;
}

function lstmWeight(
  index: GraphIndex,
  [integers, scales, zeros]: readonly (string | undefined)[],
): Tensor | undefined {
  const quantised = index.constant(integers);
  const scale = index.constant(scales);
  const zero = index.constant(zeros);
  if (!quantised || !scale || (zeros && !zero) || quantised.dims.length !== 3) return undefined;
  const [directions = 0, size = 0, columns = 0] = quantised.dims;
  // One for each direction, or one for each of its columns.
  const isKnown = ({ dims }: Tensor) =>
    dims[0] === directions && (dims.length === 1 || (dims.length === 2 && dims[1] === columns));
  if (!isKnown(scale) || (zero && !isKnown(zero))) return undefined;
  const layout = { batches: directions, channels: columns, inner: 1, transposedColumns: columns };
  return floatTensor({ quantised, scale, zero }, [directions, columns, size], layout);
}
