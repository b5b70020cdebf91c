import { GraphEdit } from '../graph-edit';
import { attributeOf, type GraphIndex } from '../graph-index';
import { NodeSequence } from '../node-sequence';
import type { Node, OnnxModel } from '../onnx-model';
import { estimatedSpeed } from '../toom-cook/cost';
import { type Grade, isKernel, toomCookScheme } from '../toom-cook/scheme';
import { TiledConvolutions } from '../toom-cook/tiled-convolution';
import { convolutionWeights } from './convolution-weights';
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
  const { index } = edit;
  const generator = generatorValues(model.graph);
  const tiled = new TiledConvolutions(edit, lengthClasses(model.graph, index));
  let matches = 0;
  for (const node of model.graph.nodes) {
    const [input = ''] = node.inputs;
    if (node.opType !== 'Conv' || node.domain !== '' || !generator.has(input)) continue;
    const weights = isLengthKeepingConv(node) ? convolutionWeights(index, node) : undefined;
    if (!weights) continue;
    const [output, from, kernel] = weights.dims;
    if (!isKernel(kernel) || kernel % 2 === 0) continue;
    const channels = { input: from, output };
    if (estimatedSpeed(toomCookScheme(kernel, grade), channels) < leastGain) continue;
    const [dilation = 1] = attributeOf(node, 'dilations', 'ints') ?? [];
    const sequence = new NodeSequence(edit);
    const result = tiled.add(sequence, {
      input,
      inputChannels: from,
      outputChannels: output,
      dilation,
      before: ((kernel - 1) / 2) * dilation,
      extra: 0,
      weights: { weights: weights.source, kernel, grade },
    });
    if (weights.bias && !isCancelled(index, node))
      sequence.add('Add', [result, edit.floats(weights.bias, [1, output, 1])]);
    edit.replace(node, sequence.ending(node.outputs));
    matches++;
  }
  return matches ? { model: { ...model, graph: edit.finish() }, matches } : { model, matches };
}

/** Whether a norm over time takes a convolution's bias away again. */
function isCancelled(index: GraphIndex, { outputs }: Node): boolean {
  const user = index.onlyConsumer(outputs[0]);
  return user?.opType === 'InstanceNormalization' && user.domain === '';
}
