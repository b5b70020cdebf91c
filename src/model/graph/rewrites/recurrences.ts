import { PROCESSOR_NODES } from '../../../contracts/model';
import type { Node, OnnxModel } from '../onnx-model';
import type { Rewrite, Rewritten } from './rewrite';

/**
 * Leaves recurrent networks to the processor where a graphics device computes, by giving them the names that the runtime is told to leave
 * there. WebGPU computes an LSTM one step at a time in a single workgroup (onnxruntime-web 1.30), which keeps a large device
 * waiting: on an NVIDIA H200 that was nine tenths of its time (docs/graph-rewrites.md).
 */
export const RECURRENCES: Rewrite = { name: 'recurrences', apply };

function apply(model: OnnxModel): Rewritten {
  const { nodes } = model.graph;
  const found = nodes.filter(({ opType, domain }) => opType === 'LSTM' && domain === '');
  const names = new Map<Node, string>();
  for (const [index, name] of PROCESSOR_NODES.entries()) {
    const node = found[index];
    if (node && node.name !== name) names.set(node, name);
  }
  if (names.size === 0) return { model, matches: 0 };
  const named = nodes.map((node) => ({ ...node, name: names.get(node) ?? node.name }));
  return { model: { ...model, graph: { ...model.graph, nodes: named } }, matches: names.size };
}
