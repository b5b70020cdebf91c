import { MOST_ITEMS, MOST_PARTS, push } from './bounds';
import { decodeNode, isGraphs } from './decode-node';
import { decodeTensor } from './decode-tensor';
import { GraphError } from './graph-error';
import type { Graph, Initializer, Node, OnnxModel, ValueInfo } from './onnx-model';
import { type RawField, WireReader } from './wire-reader';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Reads an ONNX file (onnx.proto, ModelProto) into plain data; all bytes stay views into it, nothing is copied.
 * Shape annotations of inner values are left out: the runtime infers them, and rewrites would make them wrong.
 * @throws GraphError for bytes that are no ONNX model, or one that no player of speech needs
 */
export function decodeModel(file: Bytes): OnnxModel {
  const reader = new WireReader(file);
  const opsets: Record<string, number> = Object.create(null);
  const metadata: Record<string, string> = Object.create(null);
  const rest: RawField[] = [];
  let graph: Graph | undefined;
  while (reader.next()) {
    switch (reader.field) {
      case 7:
        if (graph) throw new GraphError('it has two graphs');
        graph = decodeGraph(reader.bytes());
        break;
      case 8:
        decodeOpset(reader.bytes(), opsets);
        break;
      case 14:
        decodeEntry(reader.bytes(), metadata);
        break;
      default:
        push(rest, reader.raw(), MOST_PARTS, 'fields');
    }
  }
  if (!graph || graph.nodes.length === 0) throw new GraphError('it has no graph');
  const hasSubgraphs = graph.nodes.some((node) =>
    Object.values(node.attributes).some(({ kind, value }) => kind === 'raw' && isGraphs(value)),
  );
  return { opsets, graph, metadata, rest, hasSubgraphs };
}

/** The metadata of an ONNX file alone, without reading its graph. @throws GraphError */
export function decodeMetadata(file: Bytes): Record<string, string> {
  const reader = new WireReader(file);
  const metadata: Record<string, string> = Object.create(null);
  while (reader.next()) {
    if (reader.field === 14) decodeEntry(reader.bytes(), metadata);
    else reader.skip();
  }
  return metadata;
}

function decodeOpset(bytes: Bytes, opsets: Record<string, number>): void {
  const reader = new WireReader(bytes);
  let domain = '';
  let version = 0;
  while (reader.next()) {
    if (reader.field === 1) domain = reader.text();
    else if (reader.field === 2) version = reader.uint();
    else reader.skip();
  }
  opsets[domain === 'ai.onnx' ? '' : domain] = version;
}

/** A StringStringEntryProto. */
function decodeEntry(bytes: Bytes, entries: Record<string, string>): void {
  const reader = new WireReader(bytes);
  let key = '';
  let value = '';
  while (reader.next()) {
    if (reader.field === 1) key = reader.text();
    else if (reader.field === 2) value = reader.text();
    else reader.skip();
  }
  entries[key] = value;
}

function decodeGraph(bytes: Bytes): Graph {
  const reader = new WireReader(bytes);
  let name = '';
  const nodes: Node[] = [];
  const initializers: Initializer[] = [];
  const inputs: ValueInfo[] = [];
  const outputs: ValueInfo[] = [];
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        push(nodes, decodeNode(reader.bytes()), MOST_ITEMS, 'nodes');
        break;
      case 2:
        name = reader.text();
        break;
      case 5:
        push(initializers, decodeTensor(reader.bytes()), MOST_ITEMS, 'constants');
        break;
      case 11:
        push(inputs, decodeValueInfo(reader.bytes()), MOST_PARTS, 'inputs');
        break;
      case 12:
        push(outputs, decodeValueInfo(reader.bytes()), MOST_PARTS, 'outputs');
        break;
      case 15:
        throw new GraphError('it has sparse constants, which are not supported');
      default:
        reader.skip();
    }
  }
  return { name, nodes, initializers, inputs, outputs };
}

function decodeValueInfo(raw: Bytes): ValueInfo {
  const reader = new WireReader(raw);
  let name = '';
  while (reader.next()) {
    if (reader.field === 1) name = reader.text();
    else reader.skip();
  }
  return { name, raw };
}
