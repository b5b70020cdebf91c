import { GraphEdit } from '../graph-edit';
import { NodeSequence } from '../node-sequence';
import type { OnnxModel } from '../onnx-model';
import type { Rewrite, Rewritten } from './rewrite';

/** More numbers than any shape has. */
const ALL = 99;

/**
 * Keeps the shapes of reshaped values from the runtime's planner, which makes a session in a third of the time.
 *
 * Before it allocates a value whose number of dimensions it knows, the planner compares it with every buffer that is free
 * (onnxruntime's `FindReusableTensor`, 1.30). Sizes that depend on the text are never found equal, so all buffers stay on its list
 * and the time grows with the square of the number of nodes; values of unknown rank are not compared. What Reshape takes is
 * therefore a part of the constant, of a length that is computed: the same numbers, but unknown beforehand.
 *
 * Only for WASM without the runtime's own optimisation: a provider that changes layouts needs to know ranks.
 */
export const HIDDEN_SHAPES: Rewrite = { name: 'hidden-shapes', apply };

function apply(model: OnnxModel): Rewritten {
  const edit = new GraphEdit(model.graph);
  const sequence = new NodeSequence(edit);
  const from = edit.integers([0]);
  // Not a constant: an operator's result.
  const to = sequence.add('Abs', [edit.integers([ALL])]);
  const hidden = new Map<string, string>();
  let matches = 0;
  for (const node of model.graph.nodes) {
    const [data = '', shape = ''] = node.inputs;
    if (node.opType !== 'Reshape' || node.domain !== '' || !edit.index.constant(shape)) continue;
    const unknown = hidden.get(shape) ?? sequence.add('Slice', [shape, from, to]);
    hidden.set(shape, unknown);
    edit.replace(node, [{ ...node, inputs: [data, unknown] }]);
    matches++;
  }
  if (matches === 0) return { model, matches };
  edit.prepend(...sequence.all);
  return { model: { ...model, graph: edit.finish() }, matches };
}
