import { type Complex, cardinals, powers, vanishing } from './polynomials';

/** How much rounding is accepted for speed; `safe` is about ten times as precise, and some 10 % slower. */
export type Grade = 'fast' | 'safe';

/** Kernel sizes that there are schemes for. */
export const KERNELS = [2, 3, 7, 11] as const;
export type Kernel = (typeof KERNELS)[number];

/**
 * A short convolution with fewer products (Toom 1963, Cook 1966; as used by Winograd 1980): `outputs` results
 * `y[n] = Σ_j w[j] · x[n + j]` of `inputs` numbers are `y = output · ((weight · w) ⊙ (input · x))`. Matrices lie row by row.
 */
export interface ToomCookScheme {
  readonly kernel: Kernel;
  /** Results of one tile (m). */
  readonly outputs: number;
  /** Numbers that a tile reads (m + kernel − 1). */
  readonly inputs: number;
  /** Products of a tile for each pair of channels. */
  readonly products: number;
  /** `[products, inputs]` */
  readonly input: Float64Array<ArrayBuffer>;
  /** `[products, kernel]` */
  readonly weight: Float64Array<ArrayBuffer>;
  /** `[outputs, products]` */
  readonly output: Float64Array<ArrayBuffer>;
}

/** Where the polynomials are evaluated; ∞ always belongs to it. */
interface Points {
  readonly real: readonly number[];
  /** Pairs of conjugate points on the unit circle, at equal angles; each pair costs three products. */
  readonly pairs: number;
}

/** 0, ±1, and for each number ± itself and ± its reciprocal: magnitudes whose errors balance. */
function balanced(...magnitudes: readonly number[]): number[] {
  return [0, 1, -1, ...magnitudes.flatMap((a) => [a, -a, 1 / a, -1 / a])];
}

/** Points by kernel and grade; errors and speeds of each in docs/graph-rewrites.md. */
const POINTS: Readonly<Record<Kernel, Readonly<Record<Grade, Points>>>> = {
  2: {
    fast: { real: [0, 1, -1, 2], pairs: 0 },
    safe: { real: [0, 1, -1, 2], pairs: 0 },
  },
  3: {
    fast: { real: [0, 1, -1, 1 / 2, -1 / 2, 2, -2, 3 / 2, -2 / 3], pairs: 0 },
    safe: { real: balanced(1 / 2), pairs: 0 },
  },
  7: {
    fast: { real: balanced(0.35, 0.6, 0.75), pairs: 0 },
    safe: { real: balanced(0.25, 0.67), pairs: 2 },
  },
  11: {
    fast: { real: balanced(0.36, 0.54, 0.74), pairs: 4 },
    safe: { real: balanced(0.38, 0.75), pairs: 6 },
  },
};

const made = new Map<string, ToomCookScheme>();

/** The scheme of a kernel size, made once. */
export function toomCookScheme(kernel: Kernel, grade: Grade): ToomCookScheme {
  const key = `${kernel} ${grade}`;
  const known = made.get(key) ?? makeScheme(kernel, POINTS[kernel][grade]);
  made.set(key, known);
  return known;
}

/** Whether there is a scheme for a kernel of this size. */
export function isKernel(size: number | undefined): size is Kernel {
  return KERNELS.some((kernel) => kernel === size);
}

/** Rows of the three matrices for one product: what the inputs, the weights and (as a column) the result are multiplied by. */
interface Row {
  readonly input: readonly number[];
  readonly weight: readonly number[];
  readonly output: readonly number[];
}

function makeScheme(kernel: Kernel, { real, pairs }: Points): ToomCookScheme {
  const inputs = real.length + 2 * pairs + 1;
  const outputs = inputs - kernel + 1;
  const upper = Array.from({ length: pairs }, (_, q): Complex => {
    const angle = (Math.PI * (q + 1)) / (pairs + 1);
    return { re: Math.cos(angle), im: Math.sin(angle) };
  });
  const points = [
    ...real.map((re): Complex => ({ re, im: 0 })),
    ...upper.flatMap(({ re, im }) => [
      { re, im },
      { re, im: -im },
    ]),
  ];
  const bases = cardinals(points);
  const padded = (values: readonly number[], length: number) =>
    Array.from({ length }, (_, i) => values[i] ?? 0);
  const rows: Row[] = [];
  points.forEach((point, i) => {
    // The lower point of a pair is the conjugate of the upper one, and brings nothing of its own.
    if (point.im < 0) return;
    const base = bases[i] ?? [];
    const re = padded(
      base.map((c) => c.re),
      inputs,
    );
    const im = padded(
      base.map((c) => c.im),
      inputs,
    );
    const weights = powers(point, kernel);
    const results = powers(point, outputs);
    if (point.im === 0)
      rows.push({
        input: re,
        weight: weights.map((c) => c.re),
        output: results.map((a) => a.re),
      });
    // (re + i·im)(c + i·d) with three products: c(re + im), re(d − c), im(c + d).
    else
      rows.push(
        {
          input: re.map((x, j) => x + (im[j] ?? 0)),
          weight: weights.map((c) => c.re),
          output: results.map((a) => 2 * (a.re - a.im)),
        },
        {
          input: re,
          weight: weights.map((c) => c.im - c.re),
          output: results.map((a) => -2 * a.im),
        },
        {
          input: im,
          weight: weights.map((c) => c.re + c.im),
          output: results.map((a) => -2 * a.re),
        },
      );
  });
  const last = (length: number) => Array.from({ length }, (_, i) => (i === length - 1 ? 1 : 0));
  rows.push({ input: vanishing(points), weight: last(kernel), output: last(outputs) });
  const balancedRows = rows.map(balance);
  return {
    kernel,
    outputs,
    inputs,
    products: rows.length,
    input: Float64Array.from(balancedRows.flatMap(({ input }) => input)),
    weight: Float64Array.from(balancedRows.flatMap(({ weight }) => weight)),
    output: Float64Array.from(
      Array.from({ length: outputs }, (_, n) =>
        balancedRows.map(({ output }) => output[n] ?? 0),
      ).flat(),
    ),
  };
}

/** Inputs and weights of a product keep their size; what that takes is made up for in the result. */
function balance({ input, weight, output }: Row): Row {
  const norm = (values: readonly number[]) => Math.hypot(...values);
  const [ofInput, ofWeight] = [norm(input), norm(weight)];
  return {
    input: input.map((x) => x / ofInput),
    weight: weight.map((x) => x / ofWeight),
    output: output.map((x) => x * ofInput * ofWeight),
  };
}
