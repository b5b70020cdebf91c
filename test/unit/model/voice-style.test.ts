import { describe, expect, it } from 'vitest';
import { STYLE_WIDTH } from '../../../src/contracts/voices';
import { readStyles, styleForPhonemes } from '../../../src/model/voice-style';

/** Rows in which every float is the row's number. */
function rows(count: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count * STYLE_WIDTH }, (_, k) => Math.floor(k / STYLE_WIDTH));
}

describe('styleForPhonemes', () => {
  it.each([
    [0, 0],
    [1, 1],
    [57, 57],
    [509, 509],
    [510, 509],
    [9999, 509],
    [-2, 0],
  ])('takes for %i phonemes row %i', (phonemes, row) => {
    const style = styleForPhonemes(rows(510), phonemes);
    expect(style).toHaveLength(STYLE_WIDTH);
    expect(new Set(style)).toEqual(new Set([row]));
  });

  it('takes the only row of a voice with one', () => {
    expect(styleForPhonemes(rows(1), 40)).toEqual(rows(1));
  });

  it('gives a copy', () => {
    const styles = rows(3);
    styleForPhonemes(styles, 1).fill(99);
    expect(styles).toEqual(rows(3));
  });
});

describe('readStyles', () => {
  it('reads little-endian floats, from any place in a buffer', () => {
    const bytes = new Uint8Array(1024 + 3);
    new DataView(bytes.buffer).setFloat32(3 + 4, -1.5, true);
    const styles = readStyles(bytes.subarray(3), 'af_test', 1024);
    expect(styles).toHaveLength(STYLE_WIDTH);
    expect(styles[0]).toBe(0);
    expect(styles[1]).toBe(-1.5);
  });

  it.each([
    [1024, 2048, 2048],
    [1000, 1000, 'a multiple of 1024'],
    [0, 0, 'a multiple of 1024'],
  ])('refuses %i bytes where the manifest says %i', (received, stated, expected) => {
    expect(() => readStyles(new Uint8Array(received), 'af_test', stated)).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          code: 'voice-unavailable',
          reason: 'bad-style',
          details: { voice: 'af_test', received, expected },
        }),
      }),
    );
  });
});
