import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isConsistent,
  materialise,
  materialisedBytes,
  type Quantised,
} from '../../../../src/model/graph/weight-source';

type Bytes = Uint8Array<ArrayBuffer>;

/** The definition, number by number. */
function expected(source: Quantised): Float32Array {
  const { stored, signed, batches, inner, transposedColumns: columns } = source;
  const whole = (bytes: Bytes, i: number) => {
    const byte = bytes[i] ?? 0;
    return signed && byte > 127 ? byte - 256 : byte;
  };
  const scales = new DataView(source.scales.slice().buffer);
  const block = stored.length / batches;
  const channels = source.scales.length / 4 / batches;
  const out = new Float32Array(stored.length);
  for (let at = 0; at < stored.length; at++) {
    const batch = Math.floor(at / block);
    const i = at % block;
    const channel = batch * channels + (Math.floor(i / inner) % channels);
    const zero = source.zeros ? whole(source.zeros, channel) : 0;
    const value = (whole(stored, at) - zero) * scales.getFloat32(4 * channel, true);
    const row = columns ? Math.floor(i / columns) : 0;
    out[columns ? batch * block + (i % columns) * (block / columns) + row : at] = value;
  }
  return out;
}

const quantised: fc.Arbitrary<Quantised> = fc
  .record({
    batches: fc.integer({ min: 1, max: 3 }),
    channels: fc.integer({ min: 1, max: 5 }),
    inner: fc.integer({ min: 1, max: 9 }),
    rounds: fc.integer({ min: 1, max: 4 }),
    transpose: fc.constantFrom('no', 'channels', 'inner'),
    signed: fc.boolean(),
    hasZeros: fc.boolean(),
    seed: fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
    // Weights lie anywhere in a file: scales need not be aligned.
    offset: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ batches, channels, inner, rounds, transpose, signed, hasZeros, seed, offset }) => {
    const bytes = (length: number) =>
      Uint8Array.from({ length: length + offset }, () => seed.next().value ?? 0).subarray(offset);
    const block = channels * inner * rounds;
    const scales = new Uint8Array(offset + 4 * batches * channels).subarray(offset);
    const view = new DataView(scales.buffer, scales.byteOffset);
    for (let i = 0; i < batches * channels; i++)
      view.setFloat32(4 * i, (1 + (seed.next().value ?? 0)) / 1000, true);
    return {
      stored: bytes(batches * block),
      signed,
      scales,
      zeros: hasZeros ? bytes(batches * channels) : undefined,
      batches,
      inner: channels === 1 ? block : inner,
      ...(transpose === 'no' ? {} : { transposedColumns: { channels, inner }[transpose] }),
    };
  });

describe('materialise', () => {
  it('computes quantised numbers as they are defined, in every layout', () => {
    fc.assert(
      fc.property(quantised, (source) => {
        expect(isConsistent({ kind: 'quantised', ...source })).toBe(true);
        const bytes = materialise({ kind: 'quantised', ...source });
        expect(bytes).toHaveLength(materialisedBytes({ kind: 'quantised', ...source }));
        expect(new Float32Array(bytes.buffer)).toEqual(expected(source));
      }),
    );
  });

  it('transposes more rows than it takes at once', () => {
    const source: Quantised = {
      stored: Uint8Array.from({ length: 37 * 5 }, (_, i) => i),
      signed: true,
      scales: new Uint8Array(Float32Array.of(0.5).buffer),
      zeros: Uint8Array.of(253),
      batches: 1,
      inner: 37 * 5,
      transposedColumns: 5,
    };
    const bytes = materialise({ kind: 'quantised', ...source });
    expect(new Float32Array(bytes.buffer)).toEqual(expected(source));
  });

  it('leaves the stored numbers as they are', () => {
    const stored = Uint8Array.of(1, 2, 3, 255);
    const scales = new Uint8Array(Float32Array.of(1).buffer);
    const zeros = Uint8Array.of(255);
    materialise({ kind: 'quantised', stored, signed: true, scales, zeros, batches: 1, inner: 4 });
    expect(stored).toEqual(Uint8Array.of(1, 2, 3, 255));
    expect(zeros).toEqual(Uint8Array.of(255));
  });
});
