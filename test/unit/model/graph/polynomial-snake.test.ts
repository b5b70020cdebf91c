import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { polynomialSnake } from '../../../../src/model/graph/rewrites/polynomial-snake';
import type { Grade } from '../../../../src/model/graph/toom-cook/scheme';
import { runEach } from '../../../support/generator-graph';
import { countOperators, int, SmallGraph } from '../../../support/small-graph';

const ALPHAS = [0.05, 0.1, 0.37, 1, 1.3, 2, 5, 7.7, 12, 20];

/** How `x + sin²(αx) ÷ α` is written down. */
interface Form {
  readonly alphas?: readonly number[];
  /** Dimensions of α; one for each channel by default. */
  readonly dims?: readonly number[];
  /** Dimensions of 1 ÷ α, if others. */
  readonly factorDims?: readonly number[];
  readonly square?: 'Pow' | 'PowInteger' | 'Mul' | 'Cube';
  readonly scale?: 'Mul' | 'Div' | 'MulReciprocal' | 'MulQuotient';
  readonly isAlphaFirst?: boolean;
  /** What is added to the scaled square. */
  readonly added?: 'x' | 'angle' | 'other';
  /** What else uses one of the values. */
  readonly alsoUsed?: 'sine' | 'square' | 'scaled' | 'angle';
  readonly isOutput?: 'sine' | 'square' | 'scaled';
  readonly isSineOfOther?: boolean;
  readonly isAlphaComputed?: boolean;
}

function snake(form: Form = {}): OnnxModel {
  const { alphas = ALPHAS, square = 'Pow', scale = 'Mul', isAlphaFirst = true } = form;
  const dims = form.dims ?? [1, alphas.length, 1];
  const g = new SmallGraph();
  const x = g.input('x');
  const either = (a: string, b: string) => (isAlphaFirst ? [a, b] : [b, a]);
  const constant = g.floats(alphas, dims);
  const alpha = form.isAlphaComputed ? g.node('Identity', [constant]) : constant;
  const angle = g.node('Mul', either(alpha, x));
  const sine = g.node('Sin', [form.isSineOfOther ? g.node('Neg', [angle]) : angle], {}, 'sine');
  const exponents = {
    Pow: () => g.floats([2], []),
    PowInteger: () => g.ints([2], []),
    Cube: () => g.floats([3], []),
  };
  const squared =
    square === 'Mul'
      ? g.node('Mul', [sine, sine], {}, 'square')
      : g.node('Pow', [sine, exponents[square]()], {}, 'square');
  const factor = () => {
    if (scale === 'MulReciprocal') return g.node('Reciprocal', [alpha]);
    if (scale === 'MulQuotient') return g.node('Div', [g.floats([1], []), alpha]);
    return g.floats(
      alphas.map((a) => 1 / a),
      form.factorDims ?? dims,
    );
  };
  const scaled =
    scale === 'Div'
      ? g.node('Div', [squared, alpha], {}, 'scaled')
      : g.node('Mul', either(factor(), squared), {}, 'scaled');
  const added = { x, angle, other: g.floats([1], []) }[form.added ?? 'x'];
  g.node('Add', either(added, scaled), {}, 'y');
  g.output('y');
  if (form.alsoUsed) {
    const used = { sine, square: squared, scaled, angle }[form.alsoUsed];
    g.node('Neg', [used], {}, 'z');
    g.output('z');
  }
  if (form.isOutput) g.output(form.isOutput);
  return g.model();
}

const STEPS = 4001;
/** −50 to 50, the same for so many channels. */
function sweep(channels: number): ort.Tensor {
  const x = Float32Array.from({ length: channels * STEPS }, (_, i) => (i % STEPS) / 40 - 50);
  return new ort.Tensor('float32', x, [1, channels, STEPS]);
}

async function resultOf(model: OnnxModel, x: ort.Tensor): Promise<ort.Tensor> {
  const [run] = await runEach(model, [{ x }]);
  if (!run?.y) throw new Error('the model has no output y');
  return run.y;
}

/** Errors of the polynomials themselves, times α. */
const ERRORS: Readonly<Record<Grade, number>> = { fast: 2.3e-5, safe: 5e-7 };
const EPSILON = 2 ** -24;

/**
 * Largest error as a part of what is allowed: that of the polynomial; the argument's rounding, by α ÷ π and by the product, where
 * the squared sine is at its steepest; the result's rounding; and that of the polynomial's own sums.
 */
async function worstOf(
  model: OnnxModel,
  grade: Grade,
  alphas: readonly number[] = ALPHAS,
): Promise<number> {
  const x = sweep(ALPHAS.length);
  const y = await resultOf(model, x);
  let worst = 0;
  for (const [i, value] of (y.data as Float32Array).entries()) {
    const alpha = Math.fround(alphas[Math.floor(i / STEPS) % alphas.length] ?? 0);
    const at = (x.data as Float32Array)[i] ?? 0;
    const expected = at + Math.sin(alpha * at) ** 2 / alpha;
    const allowed = ERRORS[grade] / alpha + EPSILON * (3 * Math.abs(at) + 8 / alpha);
    worst = Math.max(worst, Math.abs(value - expected) / allowed);
  }
  expect(y.dims).toEqual(x.dims);
  return worst;
}

describe.each(['fast', 'safe'] as const)('the %s polynomial Snake', (grade) => {
  const rewrite = (model: OnnxModel) => polynomialSnake(grade).apply(model);

  it.each<[string, Form, alphas?: readonly number[]]>([
    ['with Pow', {}],
    ['with a product', { square: 'Mul' }],
    ['divided by α', { scale: 'Div' }],
    ['with a product, divided by α', { square: 'Mul', scale: 'Div' }],
    ['with a whole number as exponent', { square: 'PowInteger' }],
    ['with a reciprocal that is left to the runtime', { scale: 'MulReciprocal' }],
    ['with a quotient that is left to the runtime', { scale: 'MulQuotient' }],
    ['with constants second', { isAlphaFirst: false }],
    ['with α [channels, 1]', { dims: [ALPHAS.length, 1] }],
    ['with one α for all', { alphas: [3], dims: [1, 1, 1] }, [3]],
    ['with one α without dimensions', { alphas: [0.7], dims: [] }, [0.7]],
  ])('is x + sin²(αx) ÷ α: %s', async (_, form, alphas) => {
    const { model, matches } = rewrite(snake(form));
    expect(matches).toBe(1);
    const { Sin, Pow, Div, Round } = countOperators(model);
    expect({ Sin, Pow, Div, Round }).toEqual({ Round: 1 });
    expect(await worstOf(model, grade, alphas)).toBeLessThan(1);
  });

  it('is within the error of its polynomial where nothing else rounds', async () => {
    const { model } = rewrite(snake({ alphas: [1], dims: [1, 1, 1] }));
    const x = Float32Array.from({ length: 3001 }, (_, i) => (i / 3000 - 0.5) * Math.PI);
    const y = await resultOf(model, new ort.Tensor('float32', x, [1, 1, 3001]));
    const errors = Array.from(y.data as Float32Array, (value, i) =>
      Math.abs(value - (x[i] ?? 0) - Math.sin(x[i] ?? 0) ** 2),
    );
    expect(Math.max(...errors)).toBeLessThan(ERRORS[grade] + 3e-7);
    expect(Math.max(...errors)).toBeGreaterThan(ERRORS[grade] / 2);
  });

  it('keeps what another node needs', async () => {
    const { model, matches } = rewrite(snake({ alsoUsed: 'angle' }));
    expect(matches).toBe(1);
    expect(countOperators(model)).toMatchObject({ Neg: 1, Round: 1 });
    expect(await worstOf(model, grade)).toBeLessThan(1);
  });

  it.each<[string, Form]>([
    ['whose sine has another user', { alsoUsed: 'sine' }],
    ['whose square has another user', { alsoUsed: 'square' }],
    ['whose scaled square has another user', { alsoUsed: 'scaled' }],
    ['whose sine is an output', { isOutput: 'sine' }],
    ['whose square is an output', { isOutput: 'square' }],
    ['whose scaled square is an output', { isOutput: 'scaled' }],
    ['that adds the angle', { added: 'angle' }],
    ['that adds a constant', { added: 'other' }],
    ['of a cube', { square: 'Cube' }],
    ['of another sine', { isSineOfOther: true }],
    ['whose α is computed', { isAlphaComputed: true }],
    ['whose constants have other dimensions', { factorDims: [ALPHAS.length, 1] }],
  ])('leaves alone what is none: one %s', (_, form) => {
    const model = snake(form);
    const rewritten = rewrite(model);
    expect(rewritten.matches).toBe(0);
    expect(rewritten.model).toBe(model);
  });

  it('leaves alone a sum of another domain, and a sine with no square', () => {
    const g = new SmallGraph();
    const x = g.input('x');
    const [a, b] = [2, 0.5].map((n) => g.floats([n], []));
    const sine = g.node('Sin', [g.node('Mul', [x, a ?? ''])]);
    const [square = ''] = g.nodes('Mul', [sine, sine], 1, {}, 'com.microsoft');
    g.node('Add', [x, g.node('Mul', [square, b ?? ''])], {}, 'y');
    g.node('Sin', [g.node('Mul', [x, a ?? ''])], {}, 'z');
    g.output('y');
    g.output('z');
    expect(rewrite(g.model()).matches).toBe(0);
  });

  it('changes nothing twice, and not the model that it was given', () => {
    const model = snake();
    const before = JSON.stringify(model);
    const once = rewrite(model).model;
    expect(JSON.stringify(model)).toBe(before);
    expect(rewrite(once).model).toBe(once);
  });
});

it('one of many snakes that matches is rewritten alone', () => {
  const g = new SmallGraph();
  const x = g.node('Cast', [g.input('x')], { to: int(1) });
  for (const [output, power] of [
    ['y', 2],
    ['z', 3],
  ] as const) {
    const sine = g.node('Sin', [g.node('Mul', [x, g.floats([2], [])])]);
    const square = g.node('Pow', [sine, g.floats([power], [])]);
    g.node('Add', [g.node('Div', [square, g.floats([2], [])]), x], {}, output);
    g.output(output);
  }
  const { model, matches } = polynomialSnake('fast').apply(g.model());
  expect(matches).toBe(1);
  expect(countOperators(model)).toMatchObject({ Sin: 1, Round: 1 });
});
