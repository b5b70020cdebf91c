import { GraphEdit } from '../graph-edit';
import { attributeOf } from '../graph-index';
import { NodeSequence } from '../node-sequence';
import type { Node, OnnxModel } from '../onnx-model';
import { removeUnused } from './dead-code';
import { generatorValues, isForChannels, varyingValues } from './generator-part';
import type { Rewrite, Rewritten } from './rewrite';
import { squareRootOf } from './square';

/**
 * The style-driven norm over time, which exports spell out in nine operators, as one InstanceNormalization whose scale and
 * shift are computed for each run: a pass over the numbers instead of nine. Found by its arithmetic; only in the
 * generator, since a pitch that is rounded otherwise is another phase some seconds later.
 */
export const INSTANCE_NORM: Rewrite = { name: 'instance-norm', apply };

/** A norm's division, what it divides, and the small number that keeps it from dividing by 0. */
interface Norm {
  readonly input: string;
  readonly epsilon: number;
}

function apply(model: OnnxModel): Rewritten {
  const edit = new GraphEdit(model.graph);
  const search = new Search(edit, generatorValues(model.graph), varyingValues(edit.index));
  let matches = 0;
  for (const node of model.graph.nodes) {
    if (node.opType !== 'Div' || node.domain !== '') continue;
    const norm = search.normOf(node);
    const chains = norm && search.chainsOf(node);
    if (!norm || !chains) continue;
    for (const chain of chains) search.replace(norm, chain);
    matches++;
  }
  if (!matches) return { model, matches };
  return { model: { ...model, graph: removeUnused(edit.finish()) }, matches };
}

class Search {
  constructor(
    private readonly edit: GraphEdit,
    private readonly generator: ReadonlySet<string>,
    private readonly varying: ReadonlySet<string>,
  ) {}

  /** The norm that a division belongs to: `(x − mean) ÷ √(mean of squares + ε)` over the last of three dimensions. */
  normOf(division: Node): Norm | undefined {
    const { index } = this.edit;
    const [numerator = '', denominator = ''] = division.inputs;
    const centring = index.producerOf(numerator, 'Sub');
    const [input = '', mean = ''] = centring?.inputs ?? [];
    if (!this.generator.has(input) || this.#meanOf(mean) !== input) return undefined;
    const root = index.producerOf(denominator, 'Sqrt');
    const sum = index.producerOf(root?.inputs[0], 'Add');
    const epsilon = sum?.inputs
      .map((value) => index.scalar(value))
      .find((value) => value !== undefined);
    const variance = sum?.inputs.find((value) => index.scalar(value) === undefined) ?? '';
    const squares = this.#meanOf(variance);
    if (epsilon === undefined || squareRootOf(index, squares) !== numerator) return undefined;
    return { input, epsilon };
  }

  /**
   * The steps behind a norm, for each of its users: products and sums with numbers for each channel.
   * @returns undefined if one of them is none
   */
  chainsOf(division: Node): Node[][] | undefined {
    const { index } = this.edit;
    const [value] = division.outputs;
    if (index.isOutput(value)) return undefined;
    const chains = index.consumers(value).map((user) => this.#chain(value ?? '', user));
    return chains.every((chain) => chain.length > 0) ? chains : undefined;
  }

  replace({ input, epsilon }: Norm, chain: readonly Node[]): void {
    const { edit } = this;
    const sequence = new NodeSequence(edit);
    let scale: string | undefined;
    let shift: string | undefined;
    for (const node of chain) {
      const other = this.#otherInput(node);
      if (node.opType === 'Add') {
        shift = shift ? sequence.add('Add', [shift, other]) : other;
      } else {
        scale = scale ? sequence.add('Mul', [scale, other]) : other;
        shift &&= sequence.add('Mul', [shift, other]);
      }
    }
    const last = chain.at(-1);
    if (!last || !scale || !shift) return;
    const flat = edit.integers([-1]);
    const affine = [scale, shift].map((numbers) => sequence.add('Reshape', [numbers, flat]));
    sequence.add('InstanceNormalization', [input, ...affine], {
      epsilon: { kind: 'float', value: epsilon },
    });
    edit.replace(last, sequence.ending(last.outputs));
  }

  /** Alternating products and sums from a user on, as long as each is the only user of the one before; ends with a sum. */
  #chain(value: string, first: Node): Node[] {
    const chain: Node[] = [];
    let from = value;
    for (let node: Node | undefined = first; node; node = this.edit.index.onlyConsumer(from)) {
      if (!this.#isStep(node, from)) break;
      chain.push(node);
      from = node.outputs[0] ?? '';
    }
    while (chain.length > 0 && chain.at(-1)?.opType !== 'Add') chain.pop();
    return chain[0]?.opType === 'Mul' ? chain : [];
  }

  #isStep({ opType, domain, inputs }: Node, from: string): boolean {
    if (domain !== '' || (opType !== 'Mul' && opType !== 'Add')) return false;
    const [other = '', ...more] = inputs.filter((input) => input !== from);
    if (other === '' || more.length > 0 || this.varying.has(other)) return false;
    const { index } = this.edit;
    const constant = index.constant(other);
    // What is computed and does not vary with the length of the text has no time, and so a number for each channel.
    return !constant || (isForChannels(constant) && index.scalar(other) === undefined);
  }

  #otherInput({ inputs }: Node): string {
    return inputs.find((input) => !this.varying.has(input)) ?? '';
  }

  /** What a value is the mean of over time. */
  #meanOf(value: string): string | undefined {
    const { index } = this.edit;
    const node = index.producerOf(value, 'ReduceMean');
    if (!node || attributeOf(node, 'keepdims', 'int') === 0) return undefined;
    const axes = attributeOf(node, 'axes', 'ints') ?? index.integers(node.inputs[1]);
    return axes?.length === 1 && (axes[0] === 2 || axes[0] === -1) ? node.inputs[0] : undefined;
  }
}
