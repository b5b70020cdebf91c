import { attributeOf } from '../graph-index';
import { DATA_TYPE, type Graph, type Node } from '../onnx-model';
import { floatValues } from './float-values';

/**
 * The graph without its Casts of float32 values to float32, which do nothing. Meant for a graph without float16.
 * @returns the graph, and the nodes that are gone
 */
export function removeIdentityCasts(graph: Graph): { graph: Graph; removed: ReadonlySet<Node> } {
  const floats = floatValues(graph);
  const removed = new Set(graph.nodes.filter((node) => isIdentity(node, floats)));
  const made = new Set(graph.nodes.flatMap((node) => (removed.has(node) ? [] : node.outputs)));
  const outputs = new Set(graph.outputs.map(({ name }) => name));
  /** Where the input of a Cast comes from, for each Cast's output. */
  const origins = new Map<string, string>();
  /** Names that outputs of the graph give to what they come from. */
  const renamed = new Map<string, string>();
  for (const { inputs, outputs: results } of removed) {
    const [input = ''] = inputs;
    const [result = ''] = results;
    const origin = origins.get(input) ?? input;
    origins.set(result, origin);
    if (outputs.has(result) && made.has(origin) && !outputs.has(origin) && !renamed.has(origin))
      renamed.set(origin, result);
  }
  const nameOf = (value: string): string => {
    const origin = origins.get(value) ?? value;
    return renamed.get(origin) ?? origin;
  };
  const nodes = graph.nodes.flatMap((node): Node[] => {
    const inputs = node.inputs.map(nameOf);
    if (!removed.has(node))
      return [{ ...node, inputs, outputs: node.outputs.map((name) => renamed.get(name) ?? name) }];
    const [result = ''] = node.outputs;
    // An output of the graph whose value has a name that it cannot lose: an input, or another output.
    return outputs.has(result) && inputs[0] !== result
      ? [{ ...node, opType: 'Identity', inputs: inputs.slice(0, 1), attributes: {} }]
      : [];
  });
  return { graph: { ...graph, nodes }, removed };
}

function isIdentity(node: Node, floats: ReadonlySet<string>): boolean {
  const [input = '', like = ''] = node.inputs;
  if (node.domain !== '' || !floats.has(input)) return false;
  if (node.opType === 'CastLike') return floats.has(like);
  return node.opType === 'Cast' && attributeOf(node, 'to', 'int') === DATA_TYPE.float;
}
