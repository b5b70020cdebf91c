import type { GraphEdit } from '../graph-edit';
import type { Initializer, Node } from '../onnx-model';
import { floatTensor } from './quantised-tensor';
import { reshapedConstant } from './reshaped-constant';

/** A value as it is quantised: names of integers, scale and zero point (empty: 0). */
export interface QuantisedValue {
  readonly integers: string | undefined;
  readonly scale: string | undefined;
  readonly zero: string | undefined;
}

/** Operators that only move numbers; onnxruntime's quantiser lets them work on what is quantised already. */
const MOVING = ['Transpose', 'Gather', 'Reshape', 'Squeeze', 'Unsqueeze'];

/** Finds the float form of quantised values, each made once however many nodes use it. */
export class DequantisedValues {
  readonly #edit: GraphEdit;
  readonly #known = new Map<string, string | undefined>();

  constructor(edit: GraphEdit) {
    this.#edit = edit;
  }

  /**
   * Name of the value in float32: what was quantised, a weight that is dequantised when it is read, or what moving one of
   * those gives.
   * @param axis of a constant, along which scales and zero points may differ; without one there is a single scale
   * @returns undefined if it is not known how the value was quantised
   */
  of(value: QuantisedValue, axis?: number): string | undefined {
    const { integers, scale, zero = '' } = value;
    return this.#once([integers, scale, zero, axis], () => this.#find(value, axis));
  }

  /** Makes a constant unless one of the same origin was made. */
  constant(
    origin: readonly unknown[],
    make: () => Omit<Initializer, 'name'> | undefined,
  ): string | undefined {
    return this.#once(origin, () => {
      const made = make();
      return made && this.#edit.constant(made);
    });
  }

  #once(origin: readonly unknown[], make: () => string | undefined): string | undefined {
    const key = JSON.stringify(origin);
    if (this.#known.has(key)) return this.#known.get(key);
    const made = make();
    this.#known.set(key, made);
    return made;
  }

  #find(value: QuantisedValue, axis: number | undefined): string | undefined {
    const { index } = this.#edit;
    const { integers, scale, zero } = value;
    if (index.constant(integers)) return this.#weight(value, axis);
    const quantise = index.producerOf(integers, 'DynamicQuantizeLinear');
    if (quantise) {
      const [quantised, itsScale, itsZero] = quantise.outputs;
      const isWhole = quantised === integers && itsScale === scale && itsZero === zero;
      return isWhole ? quantise.inputs[0] : undefined;
    }
    const moving = index.producerOf(integers, ...MOVING);
    return moving && this.#moved(moving, value);
  }

  #weight({ integers, scale, zero }: QuantisedValue, axis: number | undefined): string | undefined {
    const { index } = this.#edit;
    const quantised = index.constant(integers);
    const scales = reshapedConstant(index, scale);
    const zeros = zero ? reshapedConstant(index, zero) : undefined;
    if (!quantised || !scales || (zero && !zeros)) return undefined;
    const { dims } = quantised;
    const layout = {
      batches: 1,
      channels: axis === undefined ? 1 : (dims[axis] ?? 1),
      inner: axis === undefined ? 1 : dims.slice(axis + 1).reduce((product, n) => product * n, 1),
    };
    const made = floatTensor({ quantised, scale: scales, zero: zeros }, dims, layout);
    return made && this.#edit.constant(made);
  }

  /** A second node that moves the floats, beside the one that moves the integers. */
  #moved(node: Node, { scale, zero }: QuantisedValue): string | undefined {
    const [integers, ...rest] = node.inputs;
    const from = this.of({ integers, scale, zero });
    if (from === undefined || this.#edit.isReplaced(node)) return undefined;
    const [to = ''] = node.outputs;
    const twin = { ...node, inputs: [from, ...rest], outputs: [this.#edit.freshName(to)] };
    this.#edit.replace(node, [node, twin]);
    return twin.outputs[0];
  }
}
