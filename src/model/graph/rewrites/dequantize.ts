import { GraphEdit } from '../graph-edit';
import type { Node, OnnxModel } from '../onnx-model';
import { removeUnused } from './dead-code';
import { DequantisedValues } from './dequantised-values';
import { dequantizeConv } from './dequantize-conv';
import { dequantizeLinear } from './dequantize-linear';
import { dequantizeLstm } from './dequantize-lstm';
import { dequantizeMatMul } from './dequantize-matmul';
import { generatorValues } from './generator-part';
import type { Rewrite, Rewritten } from './rewrite';

/**
 * Dynamically quantised operators become float ones over weights that are dequantised when they are read: WebGPU has no
 * integer products, and with the weights alone rounded the sound is better. Knows what onnxruntime's `quantize_dynamic`
 * makes; the rest stays as it is. The matches are the operators replaced.
 */
export const DEQUANTIZE: Rewrite = { name: 'dequantize', apply: (model) => apply(model) };

/**
 * The same behind the step from frames to samples only, where float convolutions can be made quicker than integer ones. What
 * comes before takes as long with integers, a quarter of the memory, and nothing has to be made of it at the start. A model
 * without such a step is dequantised as a whole.
 */
export const DEQUANTIZE_GENERATOR: Rewrite = {
  name: 'dequantize',
  apply: (model) => {
    const generator = generatorValues(model.graph);
    return apply(model, generator.size > 0 ? generator : undefined);
  },
};

/** Tries to replace one node by its float form. */
type Pattern = (edit: GraphEdit, values: DequantisedValues, node: Node) => boolean;

/** By domain and operator. */
const PATTERNS: ReadonlyMap<string, Pattern> = new Map([
  [':MatMulInteger', dequantizeMatMul],
  [':ConvInteger', dequantizeConv],
  [':DequantizeLinear', dequantizeLinear],
  ['com.microsoft:DynamicQuantizeLSTM', dequantizeLstm],
]);

function apply(model: OnnxModel, within?: ReadonlySet<string>): Rewritten {
  const edit = new GraphEdit(model.graph);
  const values = new DequantisedValues(edit);
  let matches = 0;
  for (const node of model.graph.nodes) {
    if (within && !node.outputs.some((output) => within.has(output))) continue;
    const pattern = PATTERNS.get(`${node.domain}:${node.opType}`);
    if (pattern?.(edit, values, node)) matches++;
  }
  if (matches === 0) return { model, matches };
  // Scales and quantisations that nothing needs any more go with the operators.
  return { model: { ...model, graph: removeUnused(edit.finish()) }, matches };
}
