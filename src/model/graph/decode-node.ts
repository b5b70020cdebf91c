import { exact, MOST_ITEMS, MOST_PARTS, push } from './bounds';
import { decodeTensor } from './decode-tensor';
import { GraphError } from './graph-error';
import type { Attribute, Node } from './onnx-model';
import { WireReader } from './wire-reader';

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads a NodeProto. @throws GraphError */
export function decodeNode(bytes: Bytes): Node {
  const reader = new WireReader(bytes);
  const inputs: string[] = [];
  const outputs: string[] = [];
  // Without a prototype, so that no name in a file means more than a name.
  const attributes: Record<string, Attribute> = Object.create(null);
  let [name, opType, domain] = ['', '', ''];
  let count = 0;
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        push(inputs, reader.text(), MOST_PARTS, 'inputs of a node');
        break;
      case 2:
        push(outputs, reader.text(), MOST_PARTS, 'outputs of a node');
        break;
      case 3:
        name = reader.text();
        break;
      case 4:
        opType = reader.text();
        break;
      case 5: {
        if (count++ >= MOST_PARTS) throw new GraphError('a node has too many attributes');
        const [key, attribute] = decodeAttribute(reader.bytes());
        attributes[key] = attribute;
        break;
      }
      case 7:
        domain = reader.text();
        break;
      default:
        reader.skip();
    }
  }
  return { name, opType, domain: domain === 'ai.onnx' ? '' : domain, inputs, outputs, attributes };
}

/** AttributeProto.AttributeType */
export const ATTRIBUTE = {
  float: 1,
  int: 2,
  text: 3,
  tensor: 4,
  graph: 5,
  floats: 6,
  ints: 7,
  graphs: 10,
};

function decodeAttribute(raw: Bytes): [name: string, attribute: Attribute] {
  const reader = new WireReader(raw);
  let name = '';
  let type = 0;
  const floats: number[] = [];
  const ints: number[] = [];
  let float = 0;
  let int = 0n;
  let text = '';
  let tensor: Bytes | undefined;
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        name = reader.text();
        break;
      case 2:
        float = reader.float();
        break;
      case 3:
        int = reader.int64();
        break;
      case 4:
        text = reader.text();
        break;
      case 5:
        tensor = reader.bytes();
        break;
      case 7:
        for (const value of reader.floats()) push(floats, value, MOST_ITEMS, 'numbers in a list');
        break;
      case 8:
        for (const value of reader.ints())
          push(ints, exact(value), MOST_ITEMS, 'numbers in a list');
        break;
      case 20:
        type = reader.uint();
        break;
      default:
        reader.skip();
    }
  }
  switch (type) {
    case ATTRIBUTE.float:
      return [name, { kind: 'float', value: float }];
    case ATTRIBUTE.int:
      // A flag or an axis; what is larger (a seed) is only passed on.
      return Number.isSafeInteger(Number(int))
        ? [name, { kind: 'int', value: Number(int) }]
        : [name, { kind: 'raw', value: raw }];
    case ATTRIBUTE.text:
      return [name, { kind: 'text', value: text }];
    case ATTRIBUTE.floats:
      return [name, { kind: 'floats', value: floats }];
    case ATTRIBUTE.ints:
      return [name, { kind: 'ints', value: ints }];
    case ATTRIBUTE.tensor:
      if (!tensor) throw new GraphError(`the attribute “${name}” lacks its tensor`);
      return [name, { kind: 'tensor', value: decodeTensor(tensor) }];
    default:
      return [name, { kind: 'raw', value: raw }];
  }
}

/** Whether a raw attribute holds graphs. */
export function isGraphs(raw: Bytes): boolean {
  const reader = new WireReader(raw);
  while (reader.next()) {
    if (reader.field === 20) {
      const type = reader.uint();
      return type === ATTRIBUTE.graph || type === ATTRIBUTE.graphs;
    }
    if (reader.field === 6 || reader.field === 11) return true;
    reader.skip();
  }
  return false;
}
