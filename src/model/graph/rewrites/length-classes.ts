import { attributeOf, type GraphIndex } from '../graph-index';
import type { Graph, Node } from '../onnx-model';
import { varyingValues } from './generator-part';

/** Operators whose result has the length of their input; those of two inputs, that of both. */
const KEEPING = new Set(
  `Abs Add Ceil Clip Cos Div Elu Erf Exp Floor Gelu Identity InstanceNormalization LeakyRelu Log Mul Neg PRelu Pow Relu Round
  Sigmoid Sin Sqrt Sub Tanh`.split(/\s+/),
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
    if (only === undefined || found.size > 1 || !keepsLength(node)) continue;
    for (const output of node.outputs) classes.set(output, only);
  }
  return classOf;
}

function keepsLength(node: Node): boolean {
  if (node.domain !== '') return false;
  return KEEPING.has(node.opType) || (node.opType === 'Conv' && isLengthKeepingConv(node));
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
