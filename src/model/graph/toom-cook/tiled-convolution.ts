import type { GraphEdit } from '../graph-edit';
import type { NodeSequence } from '../node-sequence';
import { DATA_TYPE } from '../onnx-model';
import type { ProductRange, Transformed } from '../weight-source';
import { type ToomCookScheme, toomCookScheme } from './scheme';

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
  /** What it multiplies with; says which scheme it is. */
  readonly weights: Transformed;
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
 * Up to so many channels, products are made in two halves whose results are summed. Few channels come with long sequences, whose
 * products are by far the largest values of a run: half of them at a time leaves smaller gaps in the runtime's memory, which is
 * never given back (48 MB less for 135 tokens), and costs one sum.
 */
const NARROW = 128;

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

  /** Adds a convolution without its bias. @returns the name of its result `[1, outputChannels, t + extra]` */
  add(sequence: NodeSequence, convolution: TiledConvolution): string {
    const { edit } = this;
    const { input, inputChannels, outputChannels, dilation, weights } = convolution;
    const scheme = toomCookScheme(weights.kernel, weights.grade);
    const { inputs, outputs, products } = scheme;
    const reshape = (value: string, ...dims: number[]) =>
      sequence.add('Reshape', [value, edit.integers(dims)]);
    const transpose = (value: string, ...perm: number[]) =>
      sequence.add('Transpose', [value], { perm: { kind: 'ints', value: perm } });
    const matrix = (values: Float64Array, ...dims: number[]) => edit.floats(values, dims);

    const lengths = this.#lengthsOf(convolution, scheme, sequence);
    let x = sequence.add('Pad', [input, lengths.pads]);
    // Two steps of three dimensions each: one transpose of four takes six times as long.
    if (dilation > 1) x = transpose(reshape(x, inputChannels, -1, dilation), 0, 2, 1);
    x = transpose(reshape(x, inputChannels * dilation, -1, outputs), 2, 0, 1);
    x = reshape(this.#windows(x, scheme, sequence), inputs, -1);
    const groups = inputChannels <= NARROW && outputChannels <= NARROW ? 2 : 1;
    const sums = rangesOf(products, groups).map(({ from, count }) => {
      const there = scheme.input.subarray(from * inputs, (from + count) * inputs);
      const back = columnsOf(scheme.output, products, from, count);
      const source = {
        kind: 'toom-cook',
        ...weights,
        ...(groups > 1 ? { range: { from, count } } : {}),
      } as const;
      const dims = [count, outputChannels, inputChannels];
      const transformed = edit.constant({ type: DATA_TYPE.float, dims, source }, 'weights');
      let part = sequence.add('MatMul', [matrix(there, count, inputs), x]);
      part = sequence.add('MatMul', [transformed, reshape(part, count, inputChannels, -1)]);
      return sequence.add('MatMul', [matrix(back, outputs, count), reshape(part, count, -1)]);
    });
    x = sums.reduce((sum, part) => sequence.add('Add', [sum, part]));
    x = transpose(reshape(x, outputs, outputChannels * dilation, -1), 1, 2, 0);
    if (dilation > 1) x = transpose(reshape(x, outputChannels, dilation, -1), 0, 2, 1);
    x = reshape(x, 1, outputChannels, -1);
    return sequence.add('Slice', [x, edit.integers([0]), lengths.results, edit.integers([2])]);
  }

  /**
   * Number `i` of every tile in row `i`: `[outputs, c, tiles + more]` → `[inputs, c, tiles]`. What a tile needs of the next
   * ones are their first rows.
   */
  #windows(rows: string, { inputs, outputs }: ToomCookScheme, sequence: NodeSequence): string {
    const { edit } = this;
    const more = moreTiles(inputs, outputs);
    const parts = Array.from({ length: more + 1 }, (_, shift) => {
      const count = Math.min(outputs, inputs - shift * outputs);
      const ends = edit.integers([count, shift < more ? shift - more : END]);
      return sequence.add('Slice', [rows, edit.integers([0, shift]), ends, edit.integers([0, 2])]);
    });
    return sequence.add('Concat', parts, { axis: { kind: 'int', value: 0 } });
  }

  /** Pads that make whole tiles of the input, shared by all convolutions that cut the same length alike. */
  #lengthsOf(
    { input, dilation, before, extra }: TiledConvolution,
    { inputs, outputs }: ToomCookScheme,
    sequence: NodeSequence,
  ): Lengths {
    const tile = outputs * dilation;
    const more = moreTiles(inputs, outputs);
    const key = [this.classOf(input), tile, more, before, extra].join(' ');
    const known = this.#lengths.get(key);
    if (known) return known;
    const { edit } = this;
    const integer = (value: number) => edit.integers([value]);
    const length = sequence.add('Shape', [input], {
      start: { kind: 'int', value: 2 },
      end: { kind: 'int', value: 3 },
    });
    const results = extra ? sequence.add('Add', [length, integer(extra)]) : length;
    const tiles = sequence.add('Div', [
      sequence.add('Add', [results, integer(tile - 1)]),
      integer(tile),
    ]);
    const whole = sequence.add('Mul', [sequence.add('Add', [tiles, integer(more)]), integer(tile)]);
    const after = sequence.add('Sub', [whole, sequence.add('Add', [length, integer(before)])]);
    const pads = sequence.add('Concat', [edit.integers([0, 0, before, 0, 0]), after], {
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

/** Parts of so many products, as equal as possible. */
function rangesOf(products: number, groups: number): ProductRange[] {
  const most = Math.ceil(products / groups);
  return Array.from({ length: groups }, (_, i) => ({
    from: i * most,
    count: Math.min(most, products - i * most),
  }));
}

/** Columns of a matrix that has rows of `width` numbers. */
function columnsOf(matrix: Float64Array, width: number, from: number, count: number): Float64Array {
  const rows = matrix.length / width;
  return Float64Array.from(
    { length: rows * count },
    (_, i) => matrix[Math.floor(i / count) * width + from + (i % count)] ?? 0,
  );
}
