import type { Attribute, Graph, Initializer, Node } from './onnx-model';
import { floatsOf, materialise } from './weight-source';

/** Who makes and who uses each value of a graph. Valid for the graph that it was made of only. */
export class GraphIndex {
  readonly #producers = new Map<string, Node>();
  readonly #consumers = new Map<string, Node[]>();
  readonly #constants = new Map<string, Initializer>();
  readonly #outputs: ReadonlySet<string>;

  constructor(readonly graph: Graph) {
    for (const initializer of graph.initializers)
      this.#constants.set(initializer.name, initializer);
    for (const node of graph.nodes) {
      for (const output of node.outputs) if (output) this.#producers.set(output, node);
      for (const input of new Set(node.inputs)) {
        if (!input) continue;
        const users = this.#consumers.get(input);
        if (users) users.push(node);
        else this.#consumers.set(input, [node]);
      }
    }
    this.#outputs = new Set(graph.outputs.map(({ name }) => name));
  }

  /** The node that makes a value; undefined for constants and inputs of the graph. */
  producer(value: string | undefined): Node | undefined {
    return value ? this.#producers.get(value) : undefined;
  }

  /** The producer, if it is one of these operators of ONNX itself. */
  producerOf(value: string | undefined, ...opTypes: readonly string[]): Node | undefined {
    const node = this.producer(value);
    return node && node.domain === '' && opTypes.includes(node.opType) ? node : undefined;
  }

  /** The nodes that use a value, each once. */
  consumers(value: string | undefined): readonly Node[] {
    return (value && this.#consumers.get(value)) || [];
  }

  /** The only consumer of a value that is no output of the graph. */
  onlyConsumer(value: string | undefined): Node | undefined {
    const users = this.consumers(value);
    return users.length === 1 && !this.isOutput(value) ? users[0] : undefined;
  }

  /** Whether a value is an output of the graph. */
  isOutput(value: string | undefined): boolean {
    return value !== undefined && this.#outputs.has(value);
  }

  /** A constant by its name. */
  constant(value: string | undefined): Initializer | undefined {
    return value ? this.#constants.get(value) : undefined;
  }

  /** The number in a float32 or int64 constant of one element: exports write exponents either way. */
  scalar(value: string | undefined): number | undefined {
    const constant = this.constant(value);
    if (!constant || constant.dims.some((dim) => dim !== 1)) return undefined;
    return constant.type === 7 ? this.integers(value)?.[0] : this.floats(value)?.[0];
  }

  /** The numbers in a float32 constant. */
  floats(value: string | undefined): Float32Array | undefined {
    const constant = this.constant(value);
    return constant?.type === 1 ? floatsOf(materialise(constant.source)) : undefined;
  }

  /** The numbers in an int64 constant. */
  integers(value: string | undefined): number[] | undefined {
    const constant = this.constant(value);
    if (constant?.type !== 7) return undefined;
    const bytes = materialise(constant.source).slice();
    return Array.from(new BigInt64Array(bytes.buffer), Number);
  }
}

/** Values of attributes by kind. */
type AttributeValues = {
  [A in Attribute as A['kind']]: A['value'];
};

/** A node's attribute of one kind; undefined if it is left out or of another kind. */
export function attributeOf<K extends Attribute['kind']>(
  node: Node,
  name: string,
  kind: K,
): AttributeValues[K] | undefined {
  const attribute = node.attributes[name];
  return attribute?.kind === kind ? (attribute.value as AttributeValues[K]) : undefined;
}
