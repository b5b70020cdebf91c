/** Numbers of each tap that {@link WeightKernel.run} takes at once, and results that it gives for each product. */
export const BLOCK = 256;

/** Taps and products that there is room for. */
const MOST_TAPS = 11;
const MOST_PRODUCTS = 30;
/** Bytes of {@link BLOCK} numbers. */
const ROW = 4 * BLOCK;
const FACTORS_AT = MOST_TAPS * ROW;
const RESULTS_AT = FACTORS_AT + 4 * MOST_TAPS * MOST_PRODUCTS;

type Multiply = (taps: number, products: number, factors: number, results: number) => void;

/**
 * Multiplies blocks of weights with a scheme's matrix, sixteen numbers at a time: some 360 bytes of WebAssembly with SIMD, which
 * the runtime needs too. In JavaScript this was most of what making the weights took at each start.
 */
export class WeightKernel {
  /** `[taps, BLOCK]`: what is multiplied next. */
  readonly block: Float32Array;
  readonly #factors: Float32Array;
  readonly #results: Float32Array;
  readonly #multiply: Multiply;

  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
    const { buffer } = exports.memory as WebAssembly.Memory;
    this.block = new Float32Array(buffer, 0, MOST_TAPS * BLOCK);
    this.#factors = new Float32Array(buffer, FACTORS_AT, MOST_TAPS * MOST_PRODUCTS);
    this.#results = new Float32Array(buffer, RESULTS_AT, MOST_PRODUCTS * BLOCK);
    this.#multiply = exports.multiply as Multiply;
  }

  /** Sets the matrix `[products, taps]`: at most 30 rows of at most 11 numbers. */
  setFactors(factors: ArrayLike<number>): void {
    this.#factors.set(factors);
  }

  /** Matrix × {@link block}. @returns `[products, BLOCK]`, good until the next run */
  run(taps: number, products: number): Float32Array {
    this.#multiply(taps, products, FACTORS_AT, RESULTS_AT);
    return this.#results;
  }
}

// The names of the WebAssembly specification, as bytes.
const I32 = 0x7f;
const V128 = 0x7b;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, ...signed(value)];
const add = 0x6a;
const subtract = 0x6b;
const shiftLeft = 0x74;
const isBelow = 0x49;
const simd = (operation: number, ...rest: number[]) => [0xfd, ...unsigned(operation), ...rest];
const load = (offset: number) => simd(0x00, 4, ...unsigned(offset));
const loadSpread = simd(0x09, 2, 0);
const store = (offset: number) => simd(0x0b, 4, ...unsigned(offset));
const zeros = simd(0x0c, ...new Array<number>(16).fill(0));
const addFloats = simd(0xe4);
const multiplyFloats = simd(0xe6);
/** Runs a body again as long as it leaves something else than 0. */
const loopWhile = (...body: number[]) => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];
const increase = (local: number, by: number) => [
  ...get(local),
  ...constant(by),
  add,
  ...set(local),
];
const decrease = (local: number) => [...get(local), ...constant(1), subtract, ...tee(local)];

/** `multiply(taps, products, factors, results)`: rows of {@link BLOCK} numbers from address 0 on, factors and results at addresses. */
function multiplyBody(): number[] {
  const [taps, products, factors, results, column, number, left, factor] = [0, 1, 2, 3, 4, 5, 6, 7];
  const sums = [8, 9, 10, 11];
  const spread = 12;
  return [
    ...[2, 4, I32, 5, V128],
    ...loopWhile(
      ...[...constant(0), ...set(column)],
      ...loopWhile(
        ...sums.flatMap((sum) => [...zeros, ...set(sum)]),
        ...[...get(column), ...set(number), ...get(factors), ...set(factor)],
        ...[...get(taps), ...set(left)],
        ...loopWhile(
          ...[...get(factor), ...loadSpread, ...set(spread)],
          ...sums.flatMap((sum, i) => [
            ...[...get(number), ...load(16 * i), ...get(spread), ...multiplyFloats],
            ...[...get(sum), ...addFloats, ...set(sum)],
          ]),
          ...[...increase(number, ROW), ...increase(factor, 4), ...decrease(left)],
        ),
        ...sums.flatMap((sum, i) => [
          ...[...get(results), ...get(column), add, ...get(sum), ...store(16 * i)],
        ]),
        ...[...increase(column, 64), ...get(column), ...constant(ROW), isBelow],
      ),
      ...[...get(factors), ...get(taps), ...constant(2), shiftLeft, add, ...set(factors)],
      ...[...increase(results, ROW), ...decrease(products)],
    ),
    0x0b,
  ];
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const section = (id: number, ...content: number[]) => [id, ...sized(content)];
  const name = (text: string) => sized([...text].map((letter) => letter.charCodeAt(0)));
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, ...sized([I32, I32, I32, I32]), 0),
    ...section(3, 1, 0),
    ...section(5, 1, 0, Math.ceil((RESULTS_AT + MOST_PRODUCTS * ROW) / 65_536)),
    ...section(7, 2, ...name('memory'), 2, 0, ...name('multiply'), 0, 0),
    ...section(10, 1, ...sized(multiplyBody())),
  ]);
}

function sized(bytes: readonly number[]): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

/** LEB128 */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...unsigned(Math.floor(value / 128))];
}

/** Signed LEB128 of a number that is not negative. */
function signed(value: number): number[] {
  return value < 64 ? [value] : [128 + (value % 128), ...signed(Math.floor(value / 128))];
}
