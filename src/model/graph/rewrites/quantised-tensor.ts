import { DATA_TYPE, elementCount, type Tensor } from '../onnx-model';
import { materialise, type Stored } from '../weight-source';

/** The constants that stand for a weight: `weight = (quantised − zero) × scale`. */
export interface QuantisedTensor {
  readonly quantised: Tensor;
  readonly scale: Tensor;
  readonly zero: Tensor | undefined;
}

/** Which scale belongs to which number, see Quantised of weight-source. */
export interface ChannelLayout {
  readonly batches: number;
  /** Channels of each batch. */
  readonly channels: number;
  readonly inner: number;
  readonly transposedColumns?: number;
}

/**
 * The float32 form of a weight, computed when it is read. Scales and zero points may be one for the tensor, one for each
 * batch or one for each channel of each batch.
 * @param dims of the result
 * @returns undefined for types of more or less than 8 bits, or parts that do not fit together
 */
export function floatTensor(
  { quantised, scale, zero }: QuantisedTensor,
  dims: readonly number[],
  { batches, channels, inner, transposedColumns }: ChannelLayout,
): Tensor | undefined {
  const { type, source } = quantised;
  const { uint8, int8, float } = DATA_TYPE;
  if ((type !== uint8 && type !== int8) || source.kind !== 'stored') return undefined;
  if (scale.type !== float || (zero && zero.type !== type)) return undefined;
  const size = elementCount(quantised);
  const counts = [elementCount(scale), zero ? elementCount(zero) : 1];
  const isKnown = (count: number) => [1, batches, batches * channels].includes(count);
  if (size === 0 || !counts.every(isKnown)) return undefined;
  const isPerChannel = Math.max(...counts) > batches;
  const count = isPerChannel ? batches * channels : batches;
  return {
    dims,
    type: float,
    source: {
      kind: 'quantised',
      stored: source.stored,
      signed: type === int8,
      scales: spread(scale, 4, count),
      zeros: zero && spread(zero, 1, count),
      batches,
      inner: isPerChannel ? inner : size / batches,
      ...(transposedColumns ? { transposedColumns } : {}),
    },
  };
}

/** A tensor's bytes with each element repeated, so that there are as many as said. */
function spread(tensor: Tensor, width: number, count: number): Stored {
  const stored = materialise(tensor.source);
  const times = count / elementCount(tensor);
  if (times === 1) return stored;
  const out = new Uint8Array(count * width);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(i / times) * width;
    out.set(stored.subarray(at, at + width), i * width);
  }
  return out;
}
