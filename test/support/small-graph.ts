import * as ort from 'onnxruntime-web';
import { encodeModel } from '../../src/model/graph/encode-model';
import {
  type Attribute,
  DATA_TYPE,
  type Initializer,
  type Node,
  type OnnxModel,
  type ValueInfo,
} from '../../src/model/graph/onnx-model';
import { WireWriter } from '../../src/model/graph/wire-writer';
import { Random } from '../fixtures/kokoro-graph/random';

/** Names of element types. */
export type TypeName = keyof typeof DATA_TYPE;

/** Builds a small model as plain data, with any element type and without shapes; every name is `v` and a number. */
export class SmallGraph {
  readonly #nodes: Node[] = [];
  readonly #initializers: Initializer[] = [];
  readonly #inputs: ValueInfo[] = [];
  readonly #outputs: ValueInfo[] = [];
  #count = 0;

  /** An input of the graph. */
  input(name: string, type: TypeName = 'float'): string {
    this.#inputs.push(valueInfo(name, type));
    return name;
  }

  /** An output of the graph: a value that a node has made under this name. */
  output(name: string, type: TypeName = 'float'): void {
    this.#outputs.push(valueInfo(name, type));
  }

  /** A constant of these bytes. */
  constant(type: TypeName, dims: readonly number[], data: ArrayBufferView): string {
    const stored = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    const name = this.#name();
    const source = { kind: 'stored', stored } as const;
    this.#initializers.push({ name, dims, type: DATA_TYPE[type], source });
    return name;
  }

  /** A float32 constant. */
  floats(values: ArrayLike<number>, dims: readonly number[] = [values.length]): string {
    return this.constant('float', dims, Float32Array.from(values));
  }

  /** An int64 constant. */
  ints(values: readonly number[], dims: readonly number[] = [values.length]): string {
    return this.constant('int64', dims, BigInt64Array.from(values, BigInt));
  }

  /** Adds a node with one output, of this name if one is given. */
  node(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output = this.#name(),
  ): string {
    this.#nodes.push({ name: '', opType, domain: '', inputs, outputs: [output], attributes });
    return output;
  }

  /** Adds a node with so many outputs. */
  nodes(
    opType: string,
    inputs: readonly string[],
    outputs: number,
    attributes: Readonly<Record<string, Attribute>> = {},
    domain = '',
  ): string[] {
    const names = Array.from({ length: outputs }, () => this.#name());
    this.#nodes.push({ name: '', opType, domain, inputs, outputs: names, attributes });
    return names;
  }

  /** The model so far: opset 21 (and com.microsoft 1), IR 10. */
  model(): OnnxModel {
    return {
      opsets: { '': 21, 'com.microsoft': 1 },
      graph: {
        name: 'small',
        nodes: this.#nodes,
        initializers: this.#initializers,
        inputs: this.#inputs,
        outputs: this.#outputs,
      },
      metadata: {},
      rest: [{ field: 1, wire: 0, bytes: Uint8Array.of(10) }],
      hasSubgraphs: false,
    };
  }

  #name(): string {
    return `v${this.#count++}`;
  }
}

/** An INT attribute. */
export const int = (value: number): Attribute => ({ kind: 'int', value });
/** An INTS attribute. */
export const ints = (...value: number[]): Attribute => ({ kind: 'ints', value });
/** A STRING attribute. */
export const text = (value: string): Attribute => ({ kind: 'text', value });

function valueInfo(name: string, type: TypeName): ValueInfo {
  const writer = new WireWriter()
    .text(1, name)
    .message(2, (proto) => proto.message(1, (tensor) => tensor.int(1, DATA_TYPE[type])));
  return { name, raw: writer.finish() };
}

/** Output `y` of a model with the input `x`, on onnxruntime-web's WASM, one thread. */
export async function runSmallGraph(model: OnnxModel, x: ort.Tensor): Promise<ort.Tensor> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const session = await ort.InferenceSession.create(encodeModel(model));
  try {
    const { y } = await session.run({ x });
    if (!y) throw new Error('the model has no output y');
    return y;
  } finally {
    await session.release();
  }
}

/** A float32 input of normal size. */
export function randomTensor(...dims: readonly number[]): ort.Tensor {
  const size = dims.reduce((product, n) => product * n, 1);
  return new ort.Tensor('float32', new Random(3).uniform(size, 1), dims);
}

/** How often each operator occurs. */
export function countOperators({ graph }: OnnxModel): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { opType } of graph.nodes) counts[opType] = (counts[opType] ?? 0) + 1;
  return counts;
}

/** Largest difference of two results of one shape, relative to the RMS of the second. */
export function differenceOf(actual: ort.Tensor, expected: ort.Tensor): number {
  if (`${actual.dims}` !== `${expected.dims}`) return Number.POSITIVE_INFINITY;
  const [a, b] = [actual.data as Float32Array, expected.data as Float32Array];
  let [worst, energy] = [0, 0];
  for (const [i, value] of b.entries()) {
    worst = Math.max(worst, Math.abs(value - (a[i] ?? Number.NaN)));
    energy += value * value;
  }
  return worst / Math.sqrt(energy / b.length);
}
