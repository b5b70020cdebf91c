import type { Graph } from './onnx-model';

/** Names of the values that depend on any of these values, which are among them. */
export function dependants(graph: Graph, values: readonly string[]): ReadonlySet<string> {
  const reached = new Set(values);
  for (const node of graph.nodes)
    if (node.inputs.some((input) => reached.has(input)))
      for (const output of node.outputs) if (output) reached.add(output);
  return reached;
}
