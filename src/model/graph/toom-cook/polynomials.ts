/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Coefficients of a polynomial, the constant one first. */
export type Coefficients = readonly Complex[];

const ONE: Complex = { re: 1, im: 0 };
const ZERO: Complex = { re: 0, im: 0 };

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function minus(a: Complex, b: Complex): Complex {
  return { re: a.re - b.re, im: a.im - b.im };
}

function over(a: Complex, b: Complex): Complex {
  const { re, im } = times(a, { re: b.re, im: -b.im });
  const square = b.re * b.re + b.im * b.im;
  return { re: re / square, im: im / square };
}

/** A polynomial times `(x − root) ÷ divisor`. */
function timesFactor(polynomial: Coefficients, root: Complex, divisor: Complex): Complex[] {
  return Array.from({ length: polynomial.length + 1 }, (_, i) =>
    over(minus(polynomial[i - 1] ?? ZERO, times(polynomial[i] ?? ZERO, root)), divisor),
  );
}

/** `1, z, z², …` */
export function powers(z: Complex, count: number): Complex[] {
  const out: Complex[] = [];
  for (let i = 0; i < count; i++) out.push(i === 0 ? ONE : times(out[i - 1] ?? ONE, z));
  return out;
}

/** For each point the polynomial that is 1 there and 0 at all others (Lagrange's basis). */
export function cardinals(points: readonly Complex[]): Coefficients[] {
  return points.map((point) =>
    points
      .filter((other) => other !== point)
      .reduce<Coefficients>(
        (basis, other) => timesFactor(basis, other, minus(point, other)),
        [ONE],
      ),
  );
}

/** Coefficients of the polynomial that is 0 at all points, which come in conjugate pairs where they are not real. */
export function vanishing(points: readonly Complex[]): number[] {
  return points
    .reduce<Coefficients>((product, point) => timesFactor(product, point, ONE), [ONE])
    .map(({ re }) => re);
}
