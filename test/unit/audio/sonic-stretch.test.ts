import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { SonicStretch } from '../../../src/audio/stretch/sonic-stretch';

const RATE = 24_000;
let stretch: SonicStretch;

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve('@echogarden/sonic-wasm/sonic.wasm');
  const bytes = new Uint8Array(readFileSync(path));
  stretch = await SonicStretch.load(bytes.buffer, RATE);
});

/** Tones of 200 ms, each with its own pitch, with silence of 100 to 300 ms between them. */
function bursts(count: number): { samples: Float32Array; onsets: number[] } {
  const samples = new Float32Array(Math.ceil(count * 0.6 * RATE));
  const onsets: number[] = [];
  let at = 0.1 * RATE;
  for (let i = 0; i < count; i++) {
    onsets.push(Math.round(at));
    const frequency = 150 + 37 * (i % 9);
    for (let n = 0; n < 0.2 * RATE; n++) {
      const edge = Math.min(1, n / 48, (0.2 * RATE - n) / 48);
      samples[Math.round(at) + n] = 0.4 * edge * Math.sin((2 * Math.PI * frequency * n) / RATE);
    }
    at += (0.3 + 0.02 * (i % 10)) * RATE;
  }
  return { samples: samples.subarray(0, Math.ceil(at)), onsets };
}

interface Heard {
  readonly out: Float32Array;
  /** What the stretch says the frame was made of. */
  readonly position: (frame: number) => number;
}

/** Reads block by block as an audio thread does, writing only when there is not enough. */
function play(samples: Float32Array, rates: (frame: number) => number): Heard {
  stretch.reset();
  const blocks: Float32Array[] = [];
  const positions: number[] = [];
  let written = 0;
  for (let frame = 0; ; frame += 128) {
    const rate = rates(frame);
    if (rate !== stretch.rate) stretch.rate = rate;
    while (stretch.available < 128 && written < samples.length) {
      stretch.write(samples.subarray(written, written + 128));
      written += 128;
    }
    if (stretch.available < 128) stretch.flush();
    positions.push(stretch.position);
    const block = new Float32Array(128);
    const count = stretch.read(block);
    blocks.push(block.subarray(0, count));
    if (count < 128) break;
  }
  const out = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    out.set(block, at);
    at += block.length;
  }
  const position = (frame: number) => {
    const [before = Number.NaN, after = before] = positions.slice(Math.floor(frame / 128));
    return before + ((frame % 128) / 128) * (after - before);
  };
  return { out, position };
}

/** First frames of sound after 15 ms of silence or more. */
function onsetsOf(out: Float32Array, silence = 0.015 * RATE): number[] {
  const onsets: number[] = [];
  let quiet = silence;
  for (let i = 0; i < out.length; i++) {
    if (Math.abs(out[i] ?? 0) < 0.03) quiet++;
    else {
      if (quiet >= silence) onsets.push(i);
      quiet = 0;
    }
  }
  return onsets;
}

function largestError({ out, position }: Heard, onsets: number[]): number {
  const found = onsetsOf(out);
  expect(found.length).toBe(onsets.length);
  return Math.max(...found.map((frame, i) => Math.abs(position(frame) - (onsets[i] ?? 0))));
}

describe('Sonic', () => {
  it('gives every sample back at its own speed', () => {
    const { samples } = bursts(3);
    const { out } = play(samples, () => 1);
    expect(out.length).toBe(samples.length);
    const worst = out.reduce(
      (most, sample, i) => Math.max(most, Math.abs(sample - (samples[i] ?? 0))),
      0,
    );
    expect(worst).toBeLessThan(1e-4);
  });

  it.each([0.5, 0.75, 1.25, 1.5, 2, 3])(
    'tells what it is made of within 8 ms at rate %f',
    (rate) => {
      const { samples, onsets } = bursts(60);
      const heard = play(samples, () => rate);
      expect(Math.abs(heard.out.length / (samples.length / rate) - 1)).toBeLessThan(0.02);
      expect((largestError(heard, onsets) / RATE) * 1000).toBeLessThan(8);
    },
  );

  it('tells it when the rate changes all the time', () => {
    const { samples, onsets } = bursts(60);
    const cycle = [1, 1.5, 0.75, 3, 1, 0.5];
    const heard = play(samples, (frame) => cycle[Math.floor(frame / 5000) % cycle.length] ?? 1);
    expect((largestError(heard, onsets) / RATE) * 1000).toBeLessThan(8);
  });

  it('keeps the pitch and does not click', () => {
    const samples = Float32Array.from(
      { length: RATE },
      (_, n) => 0.4 * Math.sin((2 * Math.PI * 200 * n) / RATE),
    );
    const { out } = play(samples, () => 1.5);
    const inner = out.subarray(2400, 12_000);
    let crossings = 0;
    let step = 0;
    for (let i = 1; i < inner.length; i++) {
      const [before = 0, now = 0] = [inner[i - 1], inner[i]];
      if (before < 0 && now >= 0) crossings++;
      step = Math.max(step, Math.abs(now - before));
    }
    expect(Math.abs(crossings / (inner.length / RATE) - 200)).toBeLessThan(6);
    // A sine's own largest step is 0.021.
    expect(step).toBeLessThan(0.04);
  });
});
