import { exact, MOST_ITEMS, MOST_PARTS, push } from './bounds';
import { GraphError } from './graph-error';
import { DATA_TYPE, ELEMENT_BYTES, elementCount, type Initializer } from './onnx-model';
import { WireReader } from './wire-reader';

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads a TensorProto; its numbers stay a view unless they are listed one by one. @throws GraphError */
export function decodeTensor(bytes: Bytes): Initializer {
  const reader = new WireReader(bytes);
  const dims: number[] = [];
  const ints: bigint[] = [];
  const floats: number[] = [];
  let type = 0;
  let name = '';
  let stored: Bytes | undefined;
  const listed = (length: number) => {
    // Lists of numbers cost several times their size in memory; weights come as raw bytes.
    if (length > 16 * MOST_ITEMS)
      throw new GraphError(`the constant “${name}” is a list, not raw bytes`);
  };
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        for (const dim of reader.ints()) push(dims, exact(dim), MOST_PARTS, 'dimensions');
        break;
      case 2:
        type = reader.uint();
        break;
      case 4:
        for (const value of reader.floats()) listed(floats.push(value));
        break;
      case 5:
      case 7:
        for (const value of reader.ints()) listed(ints.push(value));
        break;
      case 8:
        name = reader.text();
        break;
      case 9:
        stored = reader.bytes();
        break;
      case 14:
        if (reader.uint() !== 0)
          throw new GraphError(`the constant “${name}” lies in another file`);
        break;
      default:
        reader.skip();
    }
  }
  stored ??= storeList(type, ints, floats);
  checkSize({ name, dims, type }, stored.length);
  return { name, dims, type, source: { kind: 'stored', stored } };
}

/** Lists of numbers as raw bytes. */
function storeList(type: number, ints: readonly bigint[], floats: readonly number[]): Bytes {
  switch (type) {
    case DATA_TYPE.float:
      return new Uint8Array(Float32Array.from(floats).buffer);
    case DATA_TYPE.int64:
      return new Uint8Array(BigInt64Array.from(ints).buffer);
    case DATA_TYPE.int32:
      return new Uint8Array(Int32Array.from(ints, Number).buffer);
    case DATA_TYPE.float16:
      return new Uint8Array(Uint16Array.from(ints, Number).buffer);
    case DATA_TYPE.uint8:
    case DATA_TYPE.int8:
    case DATA_TYPE.bool:
      return Uint8Array.from(ints, (value) => Number(BigInt.asUintN(8, value)));
    default:
      if (ints.length + floats.length > 0)
        throw new GraphError(`a constant of type ${type} is a list of numbers`);
      return new Uint8Array(0);
  }
}

/** The bytes of a constant have to be what its shape says. */
function checkSize({ name, dims, type }: Omit<Initializer, 'source'>, bytes: number): void {
  const width = ELEMENT_BYTES[type];
  if (width === undefined)
    throw new GraphError(`the constant “${name}” has the unknown type ${type}`);
  if (dims.some((dim) => dim < 0) || elementCount({ dims }) * width !== bytes)
    throw new GraphError(`the constant “${name}” has ${bytes} bytes for the shape [${dims}]`);
}
