import { attributeOf, type GraphIndex } from '../graph-index';
import { DATA_TYPE, type Node } from '../onnx-model';
import type { PlainSource } from '../weight-source';

/** The weights of a convolution over time. */
export interface ConvolutionWeights {
  /** Channels (of the output for Conv, of the input for ConvTranspose), channels of the other side, taps. */
  readonly dims: readonly [number, number, number];
  readonly source: PlainSource;
  /** A number for each output channel, if there is a bias. */
  readonly bias: Float32Array | undefined;
}

/** What a Conv or ConvTranspose multiplies with; undefined where that is computed, or grouped. */
export function convolutionWeights(index: GraphIndex, node: Node): ConvolutionWeights | undefined {
  const [, weight, biasName] = node.inputs;
  const constant = index.constant(weight);
  const [first = 0, second = 0, taps = 0, ...more] = constant?.dims ?? [];
  if (constant?.type !== DATA_TYPE.float || constant.source.kind === 'toom-cook') return undefined;
  const isGrouped = (attributeOf(node, 'group', 'int') ?? 1) !== 1;
  const bias = index.floats(biasName);
  if (more.length > 0 || isGrouped || (biasName && !bias)) return undefined;
  return { dims: [first, second, taps], source: constant.source, bias };
}
