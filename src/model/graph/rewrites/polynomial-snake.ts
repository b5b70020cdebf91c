import { GraphEdit } from '../graph-edit';
import type { GraphIndex } from '../graph-index';
import { NodeSequence } from '../node-sequence';
import { elementCount, type Node, type OnnxModel } from '../onnx-model';
import type { Grade } from '../toom-cook/scheme';
import { removeUnused } from './dead-code';
import type { Rewrite, Rewritten } from './rewrite';
import { squareRootOf } from './square';

/**
 * sin²(πr) for |r| ≤ ½ as a polynomial in r² without its constant term, fitted for the least largest error: 2.3·10⁻⁵ with
 * four coefficients, 4.3·10⁻⁷ with five.
 */
const SQUARED_SINE: Readonly<Record<Grade, readonly number[]>> = {
  fast: [9.86667474, -32.35387242, 41.29496287, -22.99092397],
  safe: [9.86952481, -32.46513955, 42.64342615, -29.42627418, 10.58130007],
};

/** An activation `x + sin²(αx) ÷ α` in the graph. */
interface Snake {
  readonly input: string;
  readonly alpha: Float32Array;
  /** What the squared sine is multiplied by; 1 ÷ α but for rounding. */
  readonly factor: Float32Array;
  readonly dims: readonly number[];
  /** The sum that gives the result. */
  readonly sum: Node;
}

/**
 * The Snake activation (BigVGAN; arXiv:2006.08195) without its sine, which WASM has no instruction for: the argument is
 * brought to half a period, where a short polynomial is the squared sine. A quarter of the time.
 */
export function polynomialSnake(grade: Grade): Rewrite {
  return { name: 'polynomial-snake', apply: (model) => apply(model, grade) };
}

function apply(model: OnnxModel, grade: Grade): Rewritten {
  const edit = new GraphEdit(model.graph);
  let matches = 0;
  for (const node of model.graph.nodes) {
    const snake =
      node.opType === 'Sin' && node.domain === '' ? findSnake(edit.index, node) : undefined;
    if (!snake) continue;
    edit.replace(snake.sum, polynomial(edit, snake, SQUARED_SINE[grade]));
    matches++;
  }
  if (!matches) return { model, matches };
  return { model: { ...model, graph: removeUnused(edit.finish()) }, matches };
}

function findSnake(index: GraphIndex, sine: Node): Snake | undefined {
  const angle = scaling(index, index.producerOf(sine.inputs[0], 'Mul'));
  const [squared] = index.onlyConsumer(sine.outputs[0])?.outputs ?? [];
  if (!angle || squareRootOf(index, squared) !== sine.outputs[0]) return undefined;
  const product = index.onlyConsumer(squared);
  const scaled = scaling(index, product);
  const sum = index.onlyConsumer(product?.outputs[0]);
  if (!scaled || scaled.input !== squared) return undefined;
  if (sum?.opType !== 'Add' || sum.domain !== '') return undefined;
  if (!sum.inputs.includes(angle.input)) return undefined;
  // One number for all channels, or one for each: both have the same form.
  if (`${angle.dims}` !== `${scaled.dims}`) return undefined;
  const { input, dims } = angle;
  return { input, alpha: angle.factor, factor: scaled.factor, dims, sum };
}

/** A value that is multiplied or divided by a constant. */
function scaling(
  index: GraphIndex,
  node: Node | undefined,
): { input: string; factor: Float32Array; dims: readonly number[] } | undefined {
  if (node?.domain !== '' || (node.opType !== 'Mul' && node.opType !== 'Div')) return undefined;
  const [first = '', second = ''] = node.inputs;
  const isDivision = node.opType === 'Div';
  const isFirst = !isDivision && numbersOf(index, first) !== undefined;
  const [input, constant] = isFirst ? [second, first] : [first, second];
  const numbers = numbersOf(index, constant);
  if (!numbers || numbersOf(index, input)) return undefined;
  const { values, dims } = numbers;
  return { input, factor: isDivision ? values.map((x) => 1 / x) : values, dims };
}

/** The numbers of a constant, or of 1 ÷ a constant where an export left that to the runtime. */
function numbersOf(
  index: GraphIndex,
  value: string,
): { values: Float32Array; dims: readonly number[] } | undefined {
  const division = index.producerOf(value, 'Reciprocal', 'Div');
  if (division?.opType === 'Div' && index.scalar(division.inputs[0]) !== 1) return undefined;
  const constant = index.constant(division ? division.inputs.at(-1) : value);
  const values = index.floats(constant?.name);
  if (!constant || values?.length !== elementCount(constant)) return undefined;
  return { values: division ? values.map((x) => 1 / x) : values, dims: constant.dims };
}

/** `r = αx/π − round(αx/π)`, then `x + factor · P(r²)`, with the factor within the coefficients. */
function polynomial(
  edit: GraphEdit,
  { input, alpha, factor, dims, sum }: Snake,
  coefficients: readonly number[],
): Node[] {
  const sequence = new NodeSequence(edit);
  const add = (opType: string, ...inputs: string[]) => sequence.add(opType, inputs);
  const numbers = (coefficient: number, of: Float32Array) =>
    edit.floats(
      Array.from(of, (x) => coefficient * x),
      dims,
    );
  const turns = add('Mul', input, numbers(1 / Math.PI, alpha));
  const rest = add('Sub', turns, add('Round', turns));
  const square = add('Mul', rest, rest);
  const [last = 0, ...others] = [...coefficients].reverse();
  let value = add('Mul', square, numbers(last, factor));
  for (const coefficient of others)
    value = add('Mul', add('Add', value, numbers(coefficient, factor)), square);
  add('Add', input, value);
  return sequence.ending(sum.outputs);
}
