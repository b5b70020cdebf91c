import {
  type Attribute,
  DATA_TYPE,
  type Node,
  type OnnxModel,
  type Tensor,
  type ValueInfo,
} from '../onnx-model';
import { removeIdentityCasts } from './identity-casts';
import type { Rewrite, Rewritten } from './rewrite';
import { elementTypeOf, withElementType } from './value-info';

/**
 * float16 becomes float32 everywhere, weights when they are read: float16 is a form for storing. Sums and squares overflow
 * in it, and on several GPUs its activations are NaN or wrong. The matches are the constants, the Casts and other nodes
 * with a type of their own, and the inputs and outputs that changed.
 */
export const FLOAT32_COMPUTE: Rewrite = { name: 'float32-compute', apply };

/** Attributes of ONNX operators that are element types: of Cast, EyeLike, LayerNormalization and their like. */
const TYPE_ATTRIBUTES = new Set(['to', 'dtype', 'stash_type', 'output_dtype', 'precision']);

function apply(model: OnnxModel): Rewritten {
  const { graph } = model;
  const initializers = graph.initializers.map(widenTensor);
  const inputs = graph.inputs.map(widenPort);
  const outputs = graph.outputs.map(widenPort);
  const nodes = graph.nodes.map(widenNode);
  const changes =
    countChanges(graph.initializers, initializers) +
    countChanges(graph.inputs, inputs) +
    countChanges(graph.outputs, outputs) +
    countChanges(graph.nodes, nodes);
  if (changes === 0) return { model, matches: 0 };
  const widened = removeIdentityCasts({ ...graph, initializers, inputs, outputs, nodes });
  // Casts from float16 to float32 did not change themselves.
  const gone = graph.nodes.filter((node) => widened.removed.has(node)).length;
  return { model: { ...model, graph: widened.graph }, matches: changes + gone };
}

function countChanges<T>(before: readonly T[], after: readonly T[]): number {
  return after.filter((item, i) => item !== before[i]).length;
}

function widenTensor<T extends Tensor>(tensor: T): T {
  const { type, source } = tensor;
  if (type !== DATA_TYPE.float16 || source.kind !== 'stored') return tensor;
  return { ...tensor, type: DATA_TYPE.float, source: { ...source, kind: 'float16' } };
}

function widenPort(info: ValueInfo): ValueInfo {
  return elementTypeOf(info) === DATA_TYPE.float16 ? withElementType(info, DATA_TYPE.float) : info;
}

function widenNode(node: Node): Node {
  const before = Object.entries(node.attributes);
  const after = before.map(([name, attribute]) => [name, widenAttribute(name, attribute)] as const);
  const isSame = after.every(([, attribute], i) => attribute === before[i]?.[1]);
  return isSame ? node : { ...node, attributes: Object.fromEntries(after) };
}

function widenAttribute(name: string, attribute: Attribute): Attribute {
  switch (attribute.kind) {
    case 'tensor': {
      const value = widenTensor(attribute.value);
      return value === attribute.value ? attribute : { ...attribute, value };
    }
    case 'int':
      return TYPE_ATTRIBUTES.has(name) && attribute.value === DATA_TYPE.float16
        ? { ...attribute, value: DATA_TYPE.float }
        : attribute;
    default:
      return attribute;
  }
}
