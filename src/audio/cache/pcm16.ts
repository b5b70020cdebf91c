import { DamagedSound, type EncodedSound } from './encoded-sound';

/** Full scale. */
const SCALE = 32_767;

/** A sound as 16-bit numbers: for browsers that bring no Opus encoder, at ten times the room. */
export function encodePcm16(samples: Float32Array, sampleRate: number): EncodedSound {
  const numbers = Int16Array.from(samples, (sample) =>
    Math.round(Math.max(-1, Math.min(1, sample)) * SCALE),
  );
  const data = new Uint8Array(numbers.buffer);
  const packets = new Uint16Array(0);
  return { codec: 'pcm16', sampleRate, samples: samples.length, skip: 0, packets, data };
}

/** The sound again: mono, −1..1, the caller's. @throws DamagedSound if it has another length */
export function decodePcm16({ samples, data }: EncodedSound): Float32Array<ArrayBuffer> {
  if (data.byteLength !== samples * 2) throw new DamagedSound('another length');
  // A copy: the bytes need not lie where numbers can be read.
  return Float32Array.from(new Int16Array(data.slice().buffer), (number) => number / SCALE);
}
