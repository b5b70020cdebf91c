import type { Graph, Node } from '../onnx-model';

/**
 * The graph without nodes and constants that lead to none of its outputs. A node with one used output stays whole. The graph
 * as given if all of it is used.
 */
export function removeUnused(graph: Graph): Graph {
  const producers = new Map<string, Node>();
  for (const node of graph.nodes)
    for (const output of node.outputs) if (output) producers.set(output, node);
  const alive = new Set<Node>();
  const used = new Set(graph.outputs.map(({ name }) => name));
  // The set grows while it is walked, and a walk over a set goes on to what was added.
  for (const value of used) {
    const node = producers.get(value);
    if (!node || alive.has(node)) continue;
    alive.add(node);
    for (const input of node.inputs) used.add(input);
  }
  const nodes = graph.nodes.filter((node) => alive.has(node));
  const initializers = graph.initializers.filter(({ name }) => used.has(name));
  const isWhole =
    nodes.length === graph.nodes.length && initializers.length === graph.initializers.length;
  return isWhole ? graph : { ...graph, nodes, initializers };
}
