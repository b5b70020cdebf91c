import { expect, test } from 'vitest';
import { packetSamples } from '../../../src/audio/cache/opus-packet';

/** First byte of a packet: configuration, mono, code. */
const head = (configuration: number, code: number) => (configuration << 3) | code;

// The rows and the codes of RFC 6716, section 3.1 and 3.2.
test.each([
  ['SILK of 10 ms', [head(0, 0)], 480],
  ['SILK of 60 ms', [head(11, 0)], 2880],
  ['hybrid of 20 ms', [head(13, 0)], 960],
  ['hybrid of 10 ms', [head(14, 0)], 480],
  ['CELT of 2.5 ms', [head(16, 0)], 120],
  ['CELT of 20 ms', [head(31, 0)], 960],
  ['two frames of one length', [head(15, 1)], 1920],
  ['two frames of two lengths', [head(15, 2)], 1920],
  ['three frames, padded', [head(31, 3), 0x43], 2880],
  ['nothing', [], 0],
])('%s', (_, packet, samples) => {
  expect(packetSamples(Uint8Array.from(packet))).toBe(samples);
});
