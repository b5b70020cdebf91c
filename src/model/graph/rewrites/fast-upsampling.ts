import { GraphEdit } from '../graph-edit';
import { attributeOf, type GraphIndex } from '../graph-index';
import { DATA_TYPE, type Node, type OnnxModel } from '../onnx-model';
import { type Grade, toomCookScheme } from '../toom-cook/scheme';
import { TiledConvolutions } from '../toom-cook/tiled-convolution';
import type { PlainSource } from '../weight-source';
import type { Rewrite, Rewritten } from './rewrite';

/** A transposed convolution whose kernel is twice its stride. */
interface Upsampling {
  readonly input: string;
  readonly inputChannels: number;
  readonly channels: number;
  readonly stride: number;
  /** Results that are cut off at each end. */
  readonly padding: number;
  readonly weights: PlainSource;
  readonly bias: Float32Array | undefined;
}

/**
 * Upsampling by a transposed convolution as a convolution of two taps that gives all results between two inputs at once, by
 * a Toom-Cook scheme: 1.5 to 1.8 times as fast.
 */
export function fastUpsampling(grade: Grade): Rewrite {
  return { name: 'fast-upsampling', apply: (model) => apply(model, grade) };
}

function apply(model: OnnxModel, grade: Grade): Rewritten {
  const edit = new GraphEdit(model.graph);
  const tiled = new TiledConvolutions(edit, (value) => value);
  let matches = 0;
  for (const node of model.graph.nodes) {
    const found = upsampling(edit.index, node);
    if (!found) continue;
    edit.replace(node, rewritten(edit, tiled, found, grade, node.outputs));
    matches++;
  }
  return matches ? { model: { ...model, graph: edit.finish() }, matches } : { model, matches };
}

function rewritten(
  edit: GraphEdit,
  tiled: TiledConvolutions,
  { input, inputChannels, channels, stride, padding, weights, bias }: Upsampling,
  grade: Grade,
  outputs: readonly string[],
): Node[] {
  const scheme = toomCookScheme(2, grade);
  const rows = stride * channels;
  const transformed = edit.constant(
    {
      type: DATA_TYPE.float,
      dims: [scheme.products, rows, inputChannels],
      source: {
        kind: 'toom-cook',
        weights,
        kernel: 2,
        grade,
        upsampling: { inputChannels, stride },
      },
    },
    'weights',
  );
  // A result between two inputs meets both; before the first and after the last there is one.
  const shape = { dilation: 1, before: 1, extra: 1 };
  const nodes = tiled.nodes({
    ...shape,
    input,
    inputChannels,
    outputChannels: rows,
    scheme,
    weights: transformed,
  });
  const add = (opType: string, values: readonly string[], attributes: Node['attributes'] = {}) => {
    const node = edit.node(opType, values, { attributes });
    nodes.push(node);
    return node.outputs[0] ?? '';
  };
  let x = nodes.at(-1)?.outputs[0] ?? '';
  x = add('Reshape', [x, edit.integers([stride, channels, -1])]);
  x = add('Transpose', [x], { perm: { kind: 'ints', value: [1, 2, 0] } });
  x = add('Reshape', [x, edit.integers([1, channels, -1])]);
  if (padding > 0)
    x = add('Slice', [x, edit.integers([padding]), edit.integers([-padding]), edit.integers([2])]);
  if (bias) add('Add', [x, edit.floats(bias, [1, channels, 1])]);
  const last = nodes.pop();
  return last ? [...nodes, { ...last, outputs }] : [];
}

function upsampling(index: GraphIndex, node: Node): Upsampling | undefined {
  if (node.opType !== 'ConvTranspose' || node.domain !== '') return undefined;
  const [input = '', weight, biasName] = node.inputs;
  const constant = index.constant(weight);
  const [inputChannels = 0, channels = 0, kernel = 0, ...more] = constant?.dims ?? [];
  if (constant?.type !== DATA_TYPE.float || constant.source.kind === 'toom-cook') return undefined;
  const ints = (name: string) => attributeOf(node, name, 'ints') ?? [];
  const [stride = 1] = ints('strides');
  const [before = 0, after = 0] = ints('pads');
  const isPlain =
    more.length === 0 &&
    (attributeOf(node, 'group', 'int') ?? 1) === 1 &&
    (attributeOf(node, 'auto_pad', 'text') ?? 'NOTSET') === 'NOTSET' &&
    (ints('dilations')[0] ?? 1) === 1 &&
    (ints('output_padding')[0] ?? 0) === 0 &&
    ints('output_shape').length === 0;
  // What is cut off has to lie within the results of the first and the last input.
  const fits = kernel === 2 * stride && before === after && before <= stride && stride > 1;
  const bias = index.floats(biasName);
  if (!isPlain || !fits || (biasName && !bias)) return undefined;
  const weights = constant.source;
  return { input, inputChannels, channels, stride, padding: before, weights, bias };
}
