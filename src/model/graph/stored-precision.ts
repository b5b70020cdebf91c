import type { Precision } from '../../contracts/model';
import { DATA_TYPE, type OnnxModel } from './onnx-model';

/** How a model's numbers are stored, by what it holds. */
export function storedPrecision({ graph }: OnnxModel): Precision {
  const hasHalves = graph.initializers.some(({ type }) => type === DATA_TYPE.float16);
  const isQuantised = graph.nodes.some(({ opType }) => opType.startsWith('DynamicQuantize'));
  if (isQuantised) return hasHalves ? 'mixed' : 'q8';
  return hasHalves ? 'fp16' : 'fp32';
}
