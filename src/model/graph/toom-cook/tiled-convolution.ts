import type { GraphEdit } from '../graph-edit';
import type { NodeSequence } from '../node-sequence';
import { DATA_TYPE } from '../onnx-model';
import type { Transformed } from '../weight-source';
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

    const transformed = edit.constant(
      {
        type: DATA_TYPE.float,
        dims: [products, outputChannels, inputChannels],
        source: { kind: 'toom-cook', ...weights },
      },
      'weights',
    );
    const lengths = this.#lengthsOf(convolution, scheme, sequence);
    let x = sequence.add('Pad', [input, lengths.pads]);
    // Two steps of three dimensions each: one transpose of four takes six times as long.
    if (dilation > 1) x = transpose(reshape(x, inputChannels, -1, dilation), 0, 2, 1);
    x = transpose(reshape(x, inputChannels * dilation, -1, outputs), 2, 0, 1);
    x = reshape(this.#windows(x, scheme, sequence), inputs, -1);
    x = sequence.add('MatMul', [matrix(scheme.input, products, inputs), x]);
    x = sequence.add('MatMul', [transformed, reshape(x, products, inputChannels, -1)]);
    x = sequence.add('MatMul', [
      matrix(scheme.output, outputs, products),
      reshape(x, products, -1),
    ]);
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
