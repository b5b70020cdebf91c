import { GraphEdit } from '../graph-edit';
import { attributeOf, type GraphIndex } from '../graph-index';
import { DATA_TYPE, type Node, type OnnxModel } from '../onnx-model';
import type { Rewrite, Rewritten } from './rewrite';

/** Name of the output; the hub's timestamped variant calls it so. */
const OUTPUT = 'durations';

/** Operators that a value passes through without becoming another number. */
const PASSING = ['Cast', 'Identity', 'Squeeze', 'Unsqueeze', 'Reshape', 'Flatten'];

/**
 * Makes the frames per token, which the model predicts before it speaks, an output: int64 `[tokens]`, frames of 600 samples.
 * With them word times are exact, without a special export. Found by its arithmetic: a sum of sigmoids, divided by
 * the speed input, rounded, at least 1 (StyleTTS 2, and forward_with_tokens of hexgrad/kokoro).
 */
export const EXPOSE_DURATIONS: Rewrite = { name: 'expose-durations', apply };

function apply(model: OnnxModel): Rewritten {
  const edit = new GraphEdit(model.graph);
  const found = model.graph.nodes
    .filter((node) => node.opType === 'Round' && node.domain === '')
    .map((node) => boundedDuration(edit.index, node))
    .filter((value) => value !== undefined);
  const [frames] = found;
  // Two such places would be another network; an output that is there already needs no second one.
  if (frames === undefined || found.length > 1 || isExposed(edit.index, frames))
    return { model, matches: 0 };
  const name = edit.index.producer(OUTPUT) ? edit.freshName(OUTPUT) : OUTPUT;
  const whole = edit.node('Cast', [frames], {
    attributes: { to: { kind: 'int', value: DATA_TYPE.int64 } },
  });
  const flat = edit.node('Reshape', [whole.outputs[0] ?? '', edit.integers([-1])], {
    outputs: [name],
  });
  edit.append(whole, flat);
  edit.output(name, DATA_TYPE.int64, ['tokens']);
  return { model: { ...model, graph: edit.finish() }, matches: 1 };
}

/** The rounded and bounded durations that begin at a Round, if it is theirs. */
function boundedDuration(index: GraphIndex, round: Node): string | undefined {
  const division = index.producerOf(source(index, round.inputs[0]), 'Div');
  const [sum, speed] = division?.inputs ?? [];
  const total = index.producerOf(source(index, sum), 'ReduceSum');
  if (!total || !index.producerOf(source(index, total.inputs[0]), 'Sigmoid')) return undefined;
  if (!isInput(index, source(index, speed))) return undefined;
  return index
    .consumers(round.outputs[0])
    .filter((node) => isLowerBound(index, node))
    .map((node) => node.outputs[0])
    .find((value) => value !== undefined);
}

/** Where a value comes from, before it was passed on unchanged. */
function source(index: GraphIndex, value: string | undefined): string | undefined {
  const node = index.producerOf(value, ...PASSING);
  return node ? source(index, node.inputs[0]) : value;
}

function isInput(index: GraphIndex, value: string | undefined): boolean {
  return index.graph.inputs.some(({ name }) => name === value);
}

/** Whether a node keeps its input at 1 or more. */
function isLowerBound(index: GraphIndex, node: Node): boolean {
  if (node.domain !== '') return false;
  if (node.opType === 'Max') return node.inputs.some((input) => index.scalar(input) === 1);
  if (node.opType !== 'Clip') return false;
  return index.scalar(node.inputs[1]) === 1 || attributeOf(node, 'min', 'float') === 1;
}

/** Whether an output of the graph holds these numbers already. */
function isExposed(index: GraphIndex, value: string): boolean {
  return index.graph.outputs.some(({ name }) => source(index, name) === value);
}
