import type { ValueInfo } from '../onnx-model';
import { WireReader } from '../wire-reader';
import { WireWriter } from '../wire-writer';

type Bytes = Uint8Array<ArrayBuffer>;

/** Fields that lead to the element type: ValueInfoProto.type, TypeProto.tensor_type, TypeProto.Tensor.elem_type. */
const ELEMENT_TYPE = [2, 1, 1];

/** Element type of an input or output that is a tensor; undefined for anything else. @throws GraphError */
export function elementTypeOf({ raw }: ValueInfo): number | undefined {
  return read(raw, ELEMENT_TYPE);
}

/** The same input or output with another element type. @throws GraphError */
export function withElementType(info: ValueInfo, type: number): ValueInfo {
  return { ...info, raw: write(info.raw, ELEMENT_TYPE, type) };
}

function read(message: Bytes, [field, ...deeper]: readonly number[]): number | undefined {
  const reader = new WireReader(message);
  let found: number | undefined;
  while (reader.next()) {
    if (reader.field !== field) reader.skip();
    else found = deeper.length > 0 ? read(reader.bytes(), deeper) : reader.uint();
  }
  return found;
}

function write(message: Bytes, path: readonly number[], type: number): Bytes {
  const [field = 0, ...deeper] = path;
  const reader = new WireReader(message);
  const writer = new WireWriter();
  while (reader.next()) {
    if (reader.field !== field) {
      writer.raw(reader.raw());
    } else if (deeper.length > 0) {
      writer.bytes(field, write(reader.bytes(), deeper, type));
    } else {
      reader.skip();
      writer.int(field, type);
    }
  }
  return writer.finish();
}
