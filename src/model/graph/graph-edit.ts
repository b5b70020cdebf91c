import { GraphIndex } from './graph-index';
import {
  type Attribute,
  DATA_TYPE,
  type Graph,
  type Initializer,
  type Node,
  type ValueInfo,
} from './onnx-model';
import { WireWriter } from './wire-writer';

/** What {@link GraphEdit.node} needs beyond the operator and its inputs. */
export interface NodeOptions {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
  /** Names of the outputs; by default one fresh name. */
  readonly outputs?: readonly string[];
}

/**
 * Collects changes to a graph and makes a new one of them. {@link index} keeps showing the graph as it was. New nodes take
 * the place of the one that they replace, so topological order is kept as long as they use what it used.
 */
export class GraphEdit {
  readonly index: GraphIndex;
  readonly #names: Set<string>;
  readonly #replaced = new Map<Node, readonly Node[]>();
  readonly #added: Initializer[] = [];
  readonly #numbers = new Map<string, string>();
  readonly #prepended: Node[] = [];
  readonly #appended: Node[] = [];
  readonly #outputs: ValueInfo[] = [];
  readonly #renamed = new Map<string, string>();
  #fresh = 0;

  constructor(private readonly graph: Graph) {
    this.index = new GraphIndex(graph);
    this.#names = new Set([
      ...graph.inputs.map(({ name }) => name),
      ...graph.initializers.map(({ name }) => name),
      ...graph.nodes.flatMap(({ outputs }) => outputs),
    ]);
  }

  /** Whether anything was changed. */
  get isEmpty(): boolean {
    const { size } = this.#replaced;
    const { length } = [...this.#added, ...this.#prepended, ...this.#appended];
    return size + length + this.#renamed.size === 0;
  }

  /** A name that no value has. */
  freshName(hint: string): string {
    let name: string;
    do name = `${hint}~${this.#fresh++}`;
    while (this.#names.has(name));
    this.#names.add(name);
    return name;
  }

  /** A new node, not yet in the graph. */
  node(opType: string, inputs: readonly string[], options: NodeOptions = {}): Node {
    const { attributes = {}, domain = '', outputs = [this.freshName(opType)] } = options;
    return { name: '', opType, domain, inputs, outputs, attributes };
  }

  /** A new constant. @returns its name */
  constant(initializer: Omit<Initializer, 'name'>, hint = 'constant'): string {
    const name = this.freshName(hint);
    this.#added.push({ ...initializer, name });
    return name;
  }

  /** A float32 constant; the same numbers of the same shape are one constant. @returns its name */
  floats(values: ArrayLike<number>, dims: readonly number[] = [values.length]): string {
    return this.#shared(DATA_TYPE.float, dims, Float32Array.from(values));
  }

  /** An int64 constant; the same numbers of the same shape are one constant. @returns its name */
  integers(values: readonly number[], dims: readonly number[] = [values.length]): string {
    return this.#shared(DATA_TYPE.int64, dims, BigInt64Array.from(values, BigInt));
  }

  /** Puts nodes in the place of one, none to remove it. */
  replace(node: Node, by: readonly Node[] = []): void {
    this.#replaced.set(node, by);
  }

  /** Whether a node has been replaced already. */
  isReplaced(node: Node): boolean {
    return this.#replaced.has(node);
  }

  /** Lets every user of a value use another one; an output of the graph keeps its name. */
  rename(value: string, to: string): void {
    this.#renamed.set(value, to);
  }

  /** Adds nodes at the beginning, which use nothing that others make. */
  prepend(...nodes: readonly Node[]): void {
    this.#prepended.push(...nodes);
  }

  /** Adds nodes at the end. */
  append(...nodes: readonly Node[]): void {
    this.#appended.push(...nodes);
  }

  /** Makes a value an output of the graph. @param dims fixed sizes, or names of free ones */
  output(name: string, type: number, dims: readonly (number | string)[]): void {
    const writer = new WireWriter();
    writer.text(1, name).message(2, (proto) =>
      proto.message(1, (tensor) =>
        tensor.int(1, type).message(2, (shape) => {
          for (const dim of dims)
            shape.message(1, (inner) =>
              typeof dim === 'number' ? inner.int(1, dim) : inner.text(2, dim),
            );
        }),
      ),
    );
    this.#outputs.push({ name, raw: writer.finish() });
  }

  #shared(
    type: number,
    dims: readonly number[],
    numbers: Float32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>,
  ): string {
    const key = `${type}:${dims}:${numbers}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const stored = new Uint8Array(numbers.buffer);
    const name = this.constant({ dims, type, source: { kind: 'stored', stored } });
    this.#numbers.set(key, name);
    return name;
  }

  /** The changed graph; constants that nothing uses any more are left out. */
  finish(): Graph {
    const nodes = [
      ...this.#prepended,
      ...this.graph.nodes.flatMap((node) => this.#replaced.get(node) ?? [node]),
      ...this.#appended,
    ].map((node) => this.#withNewNames(node));
    const outputs = [...this.graph.outputs, ...this.#outputs];
    const used = new Set([
      ...nodes.flatMap(({ inputs }) => inputs),
      ...outputs.map(({ name }) => name),
    ]);
    const initializers = [...this.graph.initializers, ...this.#added].filter(({ name }) =>
      used.has(name),
    );
    return { ...this.graph, nodes, initializers, outputs };
  }

  #withNewNames(node: Node): Node {
    if (!node.inputs.some((name) => this.#renamed.has(name))) return node;
    return { ...node, inputs: node.inputs.map((name) => this.#final(name)) };
  }

  /** Renamings can follow one another. */
  #final(name: string): string {
    let last = name;
    for (let next = this.#renamed.get(last); next !== undefined; next = this.#renamed.get(last))
      last = next;
    return last;
  }
}
