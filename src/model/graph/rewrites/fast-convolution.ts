import { GraphEdit } from '../graph-edit';
import { attributeOf, type GraphIndex } from '../graph-index';
import { DATA_TYPE, type Node, type OnnxModel } from '../onnx-model';
import { estimatedSpeed } from '../toom-cook/cost';
import { type Grade, isKernel, type Kernel, toomCookScheme } from '../toom-cook/scheme';
import { TiledConvolutions } from '../toom-cook/tiled-convolution';
import type { PlainSource } from '../weight-source';
import { generatorValues } from './generator-part';
import { isLengthKeepingConv, lengthClasses } from './length-classes';
import type { Rewrite, Rewritten } from './rewrite';

/** Where a convolution is rewritten. */
export interface FastConvolutionOptions {
  readonly grade: Grade;
  /** Least estimated gain, as a factor; 0 rewrites whatever can be, as tests of small models need it. */
  readonly leastGain?: number;
}

/** Below this, what is gained on paper is lost in practice. */
const LEAST_GAIN = 1.2;

/** A convolution that a scheme can compute. */
interface Candidate {
  readonly node: Node;
  readonly input: string;
  readonly kernel: Kernel;
  readonly channels: { readonly input: number; readonly output: number };
  readonly dilation: number;
  readonly weights: PlainSource;
  readonly bias: string | undefined;
}

/**
 * Convolutions over time by a Toom-Cook scheme: two to three times fewer multiplications for kernels of 3, 7 and 11. Only in
 * the generator, where nearly all of the time goes. The transformed weights are made when the session is created.
 */
export function fastConvolution({
  grade,
  leastGain = LEAST_GAIN,
}: FastConvolutionOptions): Rewrite {
  return { name: 'fast-convolution', apply: (model) => apply(model, grade, leastGain) };
}

function apply(model: OnnxModel, grade: Grade, leastGain: number): Rewritten {
  const edit = new GraphEdit(model.graph);
  const generator = generatorValues(model.graph);
  const tiled = new TiledConvolutions(edit, lengthClasses(model.graph, edit.index));
  let matches = 0;
  for (const node of model.graph.nodes) {
    if (!generator.has(node.inputs[0] ?? '')) continue;
    const found = candidate(edit.index, node);
    if (!found) continue;
    const scheme = toomCookScheme(found.kernel, grade);
    if (estimatedSpeed(scheme, found.channels) < leastGain) continue;
    const { input, output } = found.channels;
    const weights = edit.constant(
      {
        type: DATA_TYPE.float,
        dims: [scheme.products, output, input],
        source: { kind: 'toom-cook', weights: found.weights, kernel: found.kernel, grade },
      },
      'weights',
    );
    const nodes = tiled.nodes({
      input: found.input,
      inputChannels: input,
      outputChannels: output,
      dilation: found.dilation,
      before: ((found.kernel - 1) / 2) * found.dilation,
      extra: 0,
      scheme,
      weights,
    });
    edit.replace(node, withBias(edit, nodes, found));
    matches++;
  }
  return matches ? { model: { ...model, graph: edit.finish() }, matches } : { model, matches };
}

/** The nodes with the convolution's bias and its output; a norm over time takes a bias away again, so there it is left out. */
function withBias(
  edit: GraphEdit,
  nodes: readonly Node[],
  { node, bias, channels }: Candidate,
): Node[] {
  const last = nodes.at(-1);
  if (!last) return [];
  const { outputs } = node;
  const user = edit.index.onlyConsumer(outputs[0]);
  const isCancelled = user?.opType === 'InstanceNormalization' && user.domain === '';
  const numbers = bias && !isCancelled ? edit.index.floats(bias) : undefined;
  if (!numbers) return [...nodes.slice(0, -1), { ...last, outputs }];
  const column = edit.floats(numbers, [1, channels.output, 1]);
  return [...nodes, edit.node('Add', [last.outputs[0] ?? '', column], { outputs })];
}

function candidate(index: GraphIndex, node: Node): Candidate | undefined {
  if (node.opType !== 'Conv' || node.domain !== '' || !isLengthKeepingConv(node)) return undefined;
  const [input = '', weight, bias] = node.inputs;
  const constant = index.constant(weight);
  const [output = 0, perGroup = 0, kernel] = constant?.dims ?? [];
  if (constant?.type !== DATA_TYPE.float || constant.source.kind === 'toom-cook') return undefined;
  if ((attributeOf(node, 'group', 'int') ?? 1) !== 1 || !isKernel(kernel) || kernel % 2 === 0)
    return undefined;
  if (bias && !index.floats(bias)) return undefined;
  return {
    node,
    input,
    kernel,
    channels: { input: perGroup, output },
    dilation: attributeOf(node, 'dilations', 'ints')?.[0] ?? 1,
    weights: constant.source,
    bias,
  };
}
