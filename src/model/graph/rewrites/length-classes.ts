import { attributeOf, type GraphIndex } from '../graph-index';
import type { Graph, Node } from '../onnx-model';
import { isForChannels, varyingValues } from './generator-part';

/** Operators on each number by itself: the result has the length of their inputs, unless one of these is spread. */
const KEEPING = new Set(
  `Abs Add Ceil Clip Cos Div Elu Erf Exp Floor Gelu Identity LeakyRelu Log Mul Neg PRelu Pow Relu Round Sigmoid Sin Sqrt
  Sub Tanh`.split(/\s+/),
);

/**
 * Which values certainly have the same length in time: each varying value by the name of one that stands for its class. What is
 * not known to be equal has a class of its own.
 */
export function lengthClasses(graph: Graph, index: GraphIndex): (value: string) => string {
  const varying = varyingValues(index);
  const classes = new Map<string, string>();
  const classOf = (value: string) => classes.get(value) ?? value;
  for (const node of graph.nodes) {
    const found = new Set(
      node.inputs.filter((input) => varying.has(input)).map((input) => classOf(input)),
    );
    const [only] = found;
    if (only === undefined || found.size > 1 || !keepsLength(node, index, varying)) continue;
    for (const output of node.outputs) classes.set(output, only);
  }
  return classOf;
}

function keepsLength(node: Node, index: GraphIndex, varying: ReadonlySet<string>): boolean {
  if (node.domain !== '') return false;
  if (node.opType === 'Conv') return isLengthKeepingConv(node);
  if (node.opType === 'InstanceNormalization') return true;
  return (
    KEEPING.has(node.opType) &&
    // Anything else could be longer than a mean over time, which is then spread.
    node.inputs.every(
      (input) => input === '' || varying.has(input) || isForChannels(index.constant(input)),
    )
  );
}

/** Whether a convolution over time gives as many results as it has inputs. */
export function isLengthKeepingConv(node: Node): boolean {
  const kernel = attributeOf(node, 'kernel_shape', 'ints');
  if (kernel?.length !== 1) return false;
  const [size = 1] = kernel;
  const [dilation = 1] = attributeOf(node, 'dilations', 'ints') ?? [];
  const [stride = 1] = attributeOf(node, 'strides', 'ints') ?? [];
  const [before = 0, after = 0] = attributeOf(node, 'pads', 'ints') ?? [];
  const isExplicit = (attributeOf(node, 'auto_pad', 'text') ?? 'NOTSET') === 'NOTSET';
  const reach = (size - 1) * dilation;
  return isExplicit && stride === 1 && before === after && before + after === reach;
}
