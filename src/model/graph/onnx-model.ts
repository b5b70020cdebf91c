import type { WeightSource } from './weight-source';
import type { RawField } from './wire-reader';

/** Element types of ONNX tensors that the adaptation knows by name (onnx.proto, TensorProto.DataType). */
export const DATA_TYPE = {
  float: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  double: 11,
} as const;

/** Bytes of one element by its type; strings and types of less than a byte are not among them. */
export const ELEMENT_BYTES: Readonly<Record<number, number>> = {
  1: 4,
  2: 1,
  3: 1,
  4: 2,
  5: 2,
  6: 4,
  7: 8,
  9: 1,
  10: 2,
  11: 8,
  12: 4,
  13: 8,
  16: 2,
};

/** A constant tensor. */
export interface Tensor {
  readonly dims: readonly number[];
  /** One of {@link DATA_TYPE}, or another type that is only passed on. */
  readonly type: number;
  readonly source: WeightSource;
}

/** A constant that nodes refer to by name. */
export interface Initializer extends Tensor {
  readonly name: string;
}

/** A node's attribute; exactly one kind of value is set. */
export type Attribute =
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'tensor'; readonly value: Tensor }
  /** Anything else: the whole AttributeProto. */
  | { readonly kind: 'raw'; readonly value: Uint8Array<ArrayBuffer> };

/** One operator. An empty input name is an optional input that is left out. */
export interface Node {
  readonly name: string;
  readonly opType: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** An input or output of the graph. */
export interface ValueInfo {
  readonly name: string;
  /** The whole ValueInfoProto. */
  readonly raw: Uint8Array<ArrayBuffer>;
}

/** A graph as plain data: rewrites make a new one and leave the old one as it is. Nodes are in topological order. */
export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly initializers: readonly Initializer[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
}

/** An ONNX model. */
export interface OnnxModel {
  /** Version of each operator set by domain; empty for ONNX's own. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly graph: Graph;
  /** Key and value pairs of the author's. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Fields of ModelProto that are only passed on: format version, producer, functions. */
  readonly rest: readonly RawField[];
  /** A node carries a graph of its own (If, Loop, Scan), which may use outer values unseen: rewrites keep off. */
  readonly hasSubgraphs: boolean;
}

/** Elements of a tensor. */
export function elementCount({ dims }: Pick<Tensor, 'dims'>): number {
  return dims.reduce((product, dim) => product * dim, 1);
}
