import { GraphEdit } from '../graph-edit';
import { DATA_TYPE, type Node, type OnnxModel, type Tensor } from '../onnx-model';
import { removeUnused } from './dead-code';
import type { Rewrite, Rewritten } from './rewrite';

/**
 * Removes what does nothing: Constant nodes become constants, identities and unused nodes go. The rewrites after it find
 * their constants in one place.
 */
export const SIMPLIFY: Rewrite = { name: 'simplify', apply };

function apply(model: OnnxModel): Rewritten {
  const edit = new GraphEdit(model.graph);
  const outputs = new Set(model.graph.outputs.map(({ name }) => name));
  for (const node of model.graph.nodes) {
    const [output = ''] = node.outputs;
    // What is an output of the graph keeps its name, and so the node that gives it.
    if (node.domain !== '' || outputs.has(output)) continue;
    const constant = node.opType === 'Constant' ? constantOf(node) : undefined;
    if (constant) {
      edit.replace(node);
      edit.rename(output, edit.constant(constant));
    } else if (isIdentity(node)) {
      edit.replace(node);
      edit.rename(output, node.inputs[0] ?? '');
    }
  }
  const graph = removeUnused(edit.finish());
  const matches = model.graph.nodes.length - graph.nodes.length;
  return matches ? { model: { ...model, graph }, matches } : { model, matches };
}

function isIdentity(node: Node): boolean {
  if (node.opType === 'Identity') return true;
  // Dropout does nothing at inference, unless its mask is asked for or it is told to train.
  return node.opType === 'Dropout' && node.outputs.length === 1 && !node.inputs[2];
}

/** The tensor of a Constant node; undefined for texts and sparse tensors. */
function constantOf({ attributes }: Node): Tensor | undefined {
  const [attribute] = Object.values(attributes);
  switch (attribute?.kind) {
    case 'tensor':
      return attribute.value;
    case 'float':
      return numbers(DATA_TYPE.float, [], Float32Array.of(attribute.value));
    case 'floats':
      return numbers(DATA_TYPE.float, [attribute.value.length], Float32Array.from(attribute.value));
    case 'int':
      return numbers(DATA_TYPE.int64, [], BigInt64Array.of(BigInt(attribute.value)));
    case 'ints':
      return numbers(
        DATA_TYPE.int64,
        [attribute.value.length],
        BigInt64Array.from(attribute.value, BigInt),
      );
    default:
      return undefined;
  }
}

function numbers(
  type: number,
  dims: readonly number[],
  values: Float32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>,
): Tensor {
  return { type, dims, source: { kind: 'stored', stored: new Uint8Array(values.buffer) } };
}
