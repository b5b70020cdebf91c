import { GraphEdit } from '../graph-edit';
import type { GraphIndex } from '../graph-index';
import type { Node, OnnxModel } from '../onnx-model';
import type { Rewrite, Rewritten } from './rewrite';

/** Operators between the sum of the phase and its sine: scaling, moving, stretching in time. */
const CARRYING = [
  'Mul',
  'Div',
  'Transpose',
  'Resize',
  'Cast',
  'Identity',
  'Squeeze',
  'Unsqueeze',
  'Reshape',
];

/**
 * 2π in two parts (Cody and Waite): the first has 8 significant bits, so that its product with a number of turns below 2¹⁶
 * is exact in float32, and so is what is left after subtracting it.
 */
const TWO_PI_HIGH = 6.28125;
const TWO_PI_LOW = 2 * Math.PI - TWO_PI_HIGH;

/**
 * Wraps the phase of the harmonic source into [0, 2π) before its sine. The phase is summed over the whole utterance and
 * reaches 2·10⁵ rad; sines of such numbers are wrong on some GPUs, after 3.6 s of sound at the latest
 * (microsoft/onnxruntime#29807). On WASM nothing changes that can be heard. Found by structure: a Sin of what a running sum
 * became by scaling and stretching alone.
 */
export const WRAP_PHASE: Rewrite = { name: 'wrap-phase', apply };

function apply(model: OnnxModel): Rewritten {
  const edit = new GraphEdit(model.graph);
  let matches = 0;
  for (const sine of model.graph.nodes) {
    const [phase = ''] = sine.inputs;
    if (sine.opType !== 'Sin' || sine.domain !== '' || !isRunningSum(edit.index, phase)) continue;
    matches++;
    edit.replace(sine, wrapped(edit, sine, phase));
  }
  return matches ? { model: { ...model, graph: edit.finish() }, matches } : { model, matches };
}

/** `x − 2π ⌊x ÷ 2π⌋`, then the sine. */
function wrapped(edit: GraphEdit, sine: Node, phase: string): Node[] {
  const out = (node: Node) => node.outputs[0] ?? '';
  const perTurn = edit.node('Mul', [phase, edit.floats([1 / (2 * Math.PI)], [])]);
  const turns = edit.node('Floor', [out(perTurn)]);
  const coarse = edit.node('Mul', [out(turns), edit.floats([TWO_PI_HIGH], [])]);
  const nearly = edit.node('Sub', [phase, out(coarse)]);
  const fine = edit.node('Mul', [out(turns), edit.floats([TWO_PI_LOW], [])]);
  const rest = edit.node('Sub', [out(nearly), out(fine)]);
  return [perTurn, turns, coarse, nearly, fine, rest, { ...sine, inputs: [out(rest)] }];
}

function isRunningSum(index: GraphIndex, value: string): boolean {
  if (index.producerOf(value, 'CumSum')) return true;
  const node = index.producerOf(value, ...CARRYING);
  if (!node) return false;
  // A product of two computed values is no scaling: what is carried has one operand that is computed.
  const computed = node.inputs.filter((input) => input && index.producer(input));
  const [first, ...others] = computed;
  const onlyOne = node.opType === 'Mul' || node.opType === 'Div' ? others.length === 0 : true;
  return first !== undefined && onlyOne && isRunningSum(index, first);
}
