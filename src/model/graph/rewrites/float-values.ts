import { attributeOf } from '../graph-index';
import { DATA_TYPE, type Graph, type Node } from '../onnx-model';
import { elementTypeOf } from './value-info';

/** ONNX operators whose first output has the element type of their first input. */
const LIKE_FIRST_INPUT = new Set(
  `Abs Acos Acosh Add Asin Asinh Atan Atanh AveragePool BatchNormalization Ceil Celu Clip Compress Concat Conv
  ConvTranspose Cos Cosh CumSum DFT DepthToSpace Div Dropout Einsum Elu Erf Exp Expand Flatten Floor GRU Gather
  GatherElements GatherND Gelu Gemm GlobalAveragePool GlobalMaxPool GridSample GroupNormalization HardSigmoid HardSwish
  Hardmax Identity InstanceNormalization LRN LSTM LayerNormalization LeakyRelu Log LogSoftmax LpNormalization MatMul Max
  MaxPool Mean MeanVarianceNormalization Min Mish Mod Mul Neg PRelu Pad Pow RMSNormalization RNN Range Reciprocal ReduceL1
  ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare Relu Reshape
  Resize ReverseSequence Round STFT Scatter ScatterElements ScatterND Selu Shrink Sigmoid Sign Sin Sinh Slice Softmax
  Softplus Softsign SpaceToDepth Split Sqrt Squeeze Sub Sum Swish Tan Tanh ThresholdedRelu Tile TopK Transpose Trilu
  Unsqueeze Upsample`.split(/\s+/),
);
/** Those whose second input decides. */
const LIKE_SECOND_INPUT = new Set(['Where', 'CastLike', 'DequantizeLinear']);
/** Those all of whose outputs have one type. */
const ALIKE_OUTPUTS = new Set(['Split', 'LSTM', 'GRU', 'RNN', 'DynamicQuantizeLSTM']);

/**
 * Names of the values that hold float32 or float16, as far as the operators tell: a value of an operator that is not known
 * here is left out. Needs nodes in topological order.
 */
export function floatValues(graph: Graph): ReadonlySet<string> {
  const floats = new Set<string>();
  for (const { name, type } of graph.initializers) if (isFloat(type)) floats.add(name);
  for (const input of graph.inputs) if (isFloat(elementTypeOf(input))) floats.add(input.name);
  for (const node of graph.nodes)
    for (const output of floatOutputs(node, floats)) floats.add(output);
  floats.delete('');
  return floats;
}

function floatOutputs(node: Node, floats: ReadonlySet<string>): readonly string[] {
  const { opType, outputs } = node;
  // Its second output is the scale.
  if (opType === 'DynamicQuantizeLinear') return outputs.slice(1, 2);
  if (!makesFloats(node, floats)) return [];
  return ALIKE_OUTPUTS.has(opType) ? outputs : outputs.slice(0, 1);
}

function makesFloats(node: Node, floats: ReadonlySet<string>): boolean {
  const [first = '', second = ''] = node.inputs;
  if (node.domain === 'com.microsoft')
    return node.opType === 'DynamicQuantizeLSTM' && floats.has(first);
  if (node.domain !== '') return false;
  if (LIKE_FIRST_INPUT.has(node.opType)) return floats.has(first);
  if (LIKE_SECOND_INPUT.has(node.opType)) return floats.has(second);
  switch (node.opType) {
    case 'Cast':
      return isFloat(attributeOf(node, 'to', 'int'));
    case 'Constant':
    case 'ConstantOfShape': {
      // Without a value, ConstantOfShape makes float32 zeros.
      const type = attributeOf(node, 'value', 'tensor')?.type;
      return type === undefined ? node.opType === 'ConstantOfShape' : isFloat(type);
    }
    default:
      return false;
  }
}

function isFloat(type: number | undefined): boolean {
  return type === DATA_TYPE.float || type === DATA_TYPE.float16;
}
