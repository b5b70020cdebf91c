import { ATTRIBUTE } from './decode-node';
import type { Attribute, Initializer, Node, OnnxModel, Tensor } from './onnx-model';
import { materialise } from './weight-source';
import { WireWriter } from './wire-writer';

/** Where the numbers of a constant lie, if not in the file itself. */
export interface ExternalLocation {
  /** Name under which the runtime is given the bytes. */
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

/** Decides for each constant: a location, or undefined to write its numbers into the file. */
export type Placement = (initializer: Initializer) => ExternalLocation | undefined;

/**
 * Writes a model as an ONNX file (onnx.proto, ModelProto).
 * @param place by default everything is written into the file
 */
export function encodeModel(
  model: OnnxModel,
  place: Placement = () => undefined,
): Uint8Array<ArrayBuffer> {
  const { graph } = model;
  const writer = new WireWriter();
  for (const field of model.rest) writer.raw(field);
  writer.message(7, (inner) => {
    for (const node of graph.nodes) inner.message(1, (message) => writeNode(message, node));
    inner.text(2, graph.name);
    for (const initializer of graph.initializers)
      inner.message(5, (message) => writeTensor(message, initializer, place(initializer)));
    for (const { raw } of graph.inputs) inner.bytes(11, raw);
    for (const { raw } of graph.outputs) inner.bytes(12, raw);
  });
  for (const [domain, version] of Object.entries(model.opsets))
    writer.message(8, (inner) => inner.text(1, domain).int(2, version));
  for (const [key, value] of Object.entries(model.metadata))
    writer.message(14, (inner) => inner.text(1, key).text(2, value));
  return writer.finish();
}

function writeNode(writer: WireWriter, node: Node): void {
  for (const name of node.inputs) writer.text(1, name);
  for (const name of node.outputs) writer.text(2, name);
  if (node.name) writer.text(3, node.name);
  writer.text(4, node.opType);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    if (attribute.kind === 'raw') writer.bytes(5, attribute.value);
    else writer.message(5, (inner) => writeAttribute(inner.text(1, name), attribute));
  }
  if (node.domain) writer.text(7, node.domain);
}

function writeAttribute(writer: WireWriter, attribute: Exclude<Attribute, { kind: 'raw' }>): void {
  switch (attribute.kind) {
    case 'float':
      writer.float(2, attribute.value);
      break;
    case 'int':
      writer.int(3, attribute.value);
      break;
    case 'text':
      writer.text(4, attribute.value);
      break;
    case 'tensor':
      writer.message(5, (inner) => writeTensor(inner, attribute.value));
      break;
    case 'floats':
      writer.floats(7, attribute.value);
      break;
    case 'ints':
      writer.ints(8, attribute.value);
      break;
  }
  writer.int(20, ATTRIBUTE[attribute.kind]);
}

/** TensorProto.DataLocation.EXTERNAL */
const EXTERNAL = 1;

function writeTensor(
  writer: WireWriter,
  tensor: Tensor & { readonly name?: string },
  external?: ExternalLocation,
): void {
  writer.ints(1, tensor.dims).int(2, tensor.type);
  if (tensor.name) writer.text(8, tensor.name);
  if (!external) {
    writer.bytes(9, materialise(tensor.source));
    return;
  }
  for (const [key, value] of Object.entries(external))
    writer.message(13, (inner) => inner.text(1, key).text(2, String(value)));
  writer.int(14, EXTERNAL);
}
