import { STYLE_WIDTH } from '../contracts/voices';
import { speechError } from '../shared/speech-error';

/** Bytes of one style row. */
const ROW_BYTES = STYLE_WIDTH * Float32Array.BYTES_PER_ELEMENT;

/**
 * Reads a voice file: little-endian float32, rows of {@link STYLE_WIDTH}. Every platform with WebAssembly is
 * little-endian, so this is a plain copy.
 * @param expected the length that the manifest states, in bytes
 * @returns all rows in one array of the caller's own
 * @throws `voice-unavailable` (`bad-style`) if the length is not that, or not whole rows
 */
export function readStyles(
  bytes: Uint8Array,
  voice: string,
  expected: number,
): Float32Array<ArrayBuffer> {
  const received = bytes.byteLength;
  if (received !== expected) {
    throw speechError('voice-unavailable', 'bad-style', { voice, received, expected });
  }
  if (received === 0 || received % ROW_BYTES !== 0) {
    const wanted = `a multiple of ${ROW_BYTES}`;
    throw speechError('voice-unavailable', 'bad-style', { voice, received, expected: wanted });
  }
  return new Float32Array(bytes.slice().buffer);
}

/**
 * The style of an utterance: a voice changes with the length of what it says.
 * @param styles all rows of the voice
 * @param phonemes number of phonemes, without the 0 token at each end
 * @returns a copy of one row, {@link STYLE_WIDTH} floats, owned by the caller
 *
 * Row n is for n phonemes, as in kokoro-js; the Python reference takes row n − 1. Longer texts than there are rows
 * for get the last row.
 */
export function styleForPhonemes(
  styles: Float32Array,
  phonemes: number,
): Float32Array<ArrayBuffer> {
  const last = styles.length / STYLE_WIDTH - 1;
  const row = Math.min(Math.max(phonemes, 0), last);
  return new Float32Array(styles.subarray(row * STYLE_WIDTH, (row + 1) * STYLE_WIDTH));
}
