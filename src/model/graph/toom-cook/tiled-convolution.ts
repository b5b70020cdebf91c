import type { GraphEdit } from '../graph-edit';
import type { Attribute, Node } from '../onnx-model';
import type { ToomCookScheme } from './scheme';

/** A convolution over time that is to be computed by a scheme. */
export interface TiledConvolution {
  /** Value `[1, inputChannels, t]`. */
  readonly input: string;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly dilation: number;
  /** Zeros before the first input. */
  readonly before: number;
  /** Results beyond the number of inputs. */
  readonly extra: number;
  readonly scheme: ToomCookScheme;
  /** Name of the transformed weights `[products, outputChannels, inputChannels]`. */
  readonly weights: string;
}

/** Values that depend on the length alone. */
interface Lengths {
  /** `[1]`: number of results. */
  readonly results: string;
  /** `[6]`: what Pad takes. */
  readonly pads: string;
}

/** Stands for the end in a Slice. */
const END = 0x7fffffff;

/**
 * Writes convolutions as operators: time is cut into tiles, a MatMul brings each to the points of the scheme, a batched MatMul
 * multiplies there, and a third one comes back. With a dilation of d, every d-th number makes a sequence of its own.
 */
export class TiledConvolutions {
  readonly #lengths = new Map<string, Lengths>();

  /** @param classOf values of the same class have the same length: what is computed of it is shared */
  constructor(
    private readonly edit: GraphEdit,
    private readonly classOf: (value: string) => string,
  ) {}

  /** Nodes of a convolution without its bias; the last one gives `[1, outputChannels, t + extra]`. */
  nodes(convolution: TiledConvolution): Node[] {
    const { edit } = this;
    const { input, inputChannels, outputChannels, dilation, scheme, weights } = convolution;
    const { inputs, outputs, products } = scheme;
    const nodes: Node[] = [];
    const add = (
      opType: string,
      values: readonly string[],
      attributes: Readonly<Record<string, Attribute>> = {},
    ): string => {
      const node = edit.node(opType, values, { attributes });
      nodes.push(node);
      return node.outputs[0] ?? '';
    };
    const reshape = (value: string, ...dims: number[]) =>
      add('Reshape', [value, edit.integers(dims)]);
    const transpose = (value: string, ...perm: number[]) =>
      add('Transpose', [value], { perm: { kind: 'ints', value: perm } });
    const matrix = (values: Float64Array, ...dims: number[]) => edit.floats(values, dims);

    const lengths = this.#lengthsOf(convolution, add);
    let x = add('Pad', [input, lengths.pads]);
    // Two steps of three dimensions each: one transpose of four takes six times as long.
    if (dilation > 1) x = transpose(reshape(x, inputChannels, -1, dilation), 0, 2, 1);
    x = transpose(reshape(x, inputChannels * dilation, -1, outputs), 2, 0, 1);
    x = reshape(this.#windows(x, scheme, add), inputs, -1);
    x = add('MatMul', [matrix(scheme.input, products, inputs), x]);
    x = add('MatMul', [weights, reshape(x, products, inputChannels, -1)]);
    x = add('MatMul', [matrix(scheme.output, outputs, products), reshape(x, products, -1)]);
    x = transpose(reshape(x, outputs, outputChannels * dilation, -1), 1, 2, 0);
    if (dilation > 1) x = transpose(reshape(x, outputChannels, dilation, -1), 0, 2, 1);
    x = reshape(x, 1, outputChannels, -1);
    add('Slice', [x, edit.integers([0]), lengths.results, edit.integers([2])]);
    return nodes;
  }

  /**
   * Number `i` of every tile in row `i`: `[outputs, c, tiles + more]` → `[inputs, c, tiles]`. What a tile needs of the next
   * ones are their first rows.
   */
  #windows(
    rows: string,
    { inputs, outputs }: ToomCookScheme,
    add: (opType: string, values: readonly string[], attributes?: Node['attributes']) => string,
  ): string {
    const { edit } = this;
    const more = moreTiles(inputs, outputs);
    const parts = Array.from({ length: more + 1 }, (_, shift) => {
      const count = Math.min(outputs, inputs - shift * outputs);
      const ends = edit.integers([count, shift < more ? shift - more : END]);
      return add('Slice', [rows, edit.integers([0, shift]), ends, edit.integers([0, 2])]);
    });
    return add('Concat', parts, { axis: { kind: 'int', value: 0 } });
  }

  /** Pads that make whole tiles of the input, shared by all convolutions that cut the same length alike. */
  #lengthsOf(
    { input, dilation, before, extra, scheme: { inputs, outputs } }: TiledConvolution,
    add: (opType: string, values: readonly string[], attributes?: Node['attributes']) => string,
  ): Lengths {
    const tile = outputs * dilation;
    const more = moreTiles(inputs, outputs);
    const key = [this.classOf(input), tile, more, before, extra].join(' ');
    const known = this.#lengths.get(key);
    if (known) return known;
    const { edit } = this;
    const integer = (value: number) => edit.integers([value]);
    const length = add('Shape', [input], {
      start: { kind: 'int', value: 2 },
      end: { kind: 'int', value: 3 },
    });
    const results = extra ? add('Add', [length, integer(extra)]) : length;
    const tiles = add('Div', [add('Add', [results, integer(tile - 1)]), integer(tile)]);
    const whole = add('Mul', [add('Add', [tiles, integer(more)]), integer(tile)]);
    const after = add('Sub', [whole, add('Add', [length, integer(before)])]);
    const pads = add('Concat', [edit.integers([0, 0, before, 0, 0]), after], {
      axis: { kind: 'int', value: 0 },
    });
    const made = { results, pads };
    this.#lengths.set(key, made);
    return made;
  }
}

/** How many tiles beyond its own a tile reads from. */
function moreTiles(inputs: number, outputs: number): number {
  return Math.ceil((inputs - outputs) / outputs);
}
