import type { Initializer, OnnxModel } from './onnx-model';
import { INLINE_BYTES } from './packed-graph';
import {
  materialisedBytes,
  type PlainSource,
  type Stored,
  type WeightSource,
} from './weight-source';

/** Float32 arrays begin where a view of their numbers can begin. */
const ALIGNMENT = 8;

/**
 * Gathers all numbers that a model's constants are made of into one array of their own, in the order of the constants, each
 * stretch once: what is left of a file when its graph was adapted.
 * @returns the model over the new array
 */
export function compactWeights(model: OnnxModel): {
  readonly model: OnnxModel;
  readonly weights: Uint8Array<ArrayBuffer>;
} {
  const places = new Map<string, { readonly stored: Stored; readonly offset: number }>();
  let total = 0;
  const keyOf = (stored: Stored) => `${stored.byteOffset} ${stored.length}`;
  const buffers = new Map<ArrayBuffer, string>();
  const place = (stored: Stored) => {
    const buffer = buffers.get(stored.buffer) ?? String(buffers.size);
    buffers.set(stored.buffer, buffer);
    const key = `${buffer} ${keyOf(stored)}`;
    const known = places.get(key);
    if (known) return known.offset;
    const offset = total;
    places.set(key, { stored, offset });
    total = Math.ceil((offset + stored.length) / ALIGNMENT) * ALIGNMENT;
    return offset;
  };
  const offsets = model.graph.initializers.map(({ source }) =>
    // What is small is written into the graph.
    materialisedBytes(source) < INLINE_BYTES ? [] : partsOf(source).map(place),
  );
  const weights = new Uint8Array(total);
  for (const { stored, offset } of places.values()) weights.set(stored, offset);
  const initializers = model.graph.initializers.map((initializer, index): Initializer => {
    const views = partsOf(initializer.source).flatMap((stored, part) => {
      const offset = offsets[index]?.[part];
      return offset === undefined ? [] : [weights.subarray(offset, offset + stored.length)];
    });
    if (views.length === 0) return initializer;
    return { ...initializer, source: withParts(initializer.source, views) };
  });
  return { model: { ...model, graph: { ...model.graph, initializers } }, weights };
}

function partsOf(source: WeightSource): Stored[] {
  if (source.kind === 'toom-cook') return partsOf(source.weights);
  if (source.kind !== 'quantised') return [source.stored];
  return [source.stored, source.scales, ...(source.zeros ? [source.zeros] : [])];
}

function withParts(source: WeightSource, parts: readonly Stored[]): WeightSource {
  if (source.kind !== 'toom-cook') return plainWithParts(source, parts);
  return { ...source, weights: plainWithParts(source.weights, parts) };
}

function plainWithParts(source: PlainSource, parts: readonly Stored[]): PlainSource {
  const [stored = source.stored, scales, zeros] = parts;
  if (source.kind !== 'quantised') return { ...source, stored };
  return { ...source, stored, scales: scales ?? source.scales, zeros };
}
