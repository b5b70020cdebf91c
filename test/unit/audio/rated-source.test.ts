import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { RatedSource } from '../../../src/audio/rated-source';
import { SonicStretch } from '../../../src/audio/stretch/sonic-stretch';

const RATE = 24_000;
let wasm: ArrayBuffer;

beforeAll(() => {
  const path = createRequire(import.meta.url).resolve('@echogarden/sonic-wasm/sonic.wasm');
  wasm = new Uint8Array(readFileSync(path)).buffer;
});

async function sourceWithStretch(): Promise<RatedSource> {
  const source = new RatedSource();
  source.stretch = await SonicStretch.load(wasm, RATE);
  return source;
}

/** A voice-like sound with silent edges: ten harmonics. */
function unit(seconds: number, pitch: number): Float32Array {
  const samples = new Float32Array(Math.round(seconds * RATE));
  const edge = 0.03 * RATE;
  for (let n = edge; n < samples.length - edge; n++)
    for (let k = 1; k <= 10; k++)
      samples[n] = (samples[n] ?? 0) + (0.2 / k) * Math.sin((2 * Math.PI * k * pitch * n) / RATE);
  return samples;
}

/** Reads until nothing is left; block lengths of an audio thread. */
function drain(source: RatedSource): {
  frames: number;
  starts: [number, number][];
  sound: number[];
} {
  const starts: [number, number][] = [];
  const sound: number[] = [];
  for (;;) {
    const block = new Float32Array(128);
    const count = source.read(block);
    sound.push(...block.subarray(0, count));
    for (const { unit: index, at } of source.takeStarts()) starts.push([index, at]);
    if (count < 128 && source.isEmpty) return { frames: sound.length, starts, sound };
  }
}

describe('units at a rate', () => {
  it('come out as they went in at rate 1, with or without a stretch', async () => {
    for (const source of [new RatedSource(), await sourceWithStretch()]) {
      const units = [unit(0.2, 110), unit(0.3, 140)];
      for (const [index, samples] of units.entries()) source.push(index, samples.slice());
      expect(drain(source).sound).toEqual(units.flatMap((samples) => [...samples]));
    }
  });

  it.each([0.5, 0.8, 1.7, 3])(
    'take their share of the time at rate %f, and begin in order',
    async (rate) => {
      const source = await sourceWithStretch();
      source.rate = rate;
      const lengths = [1.1, 0.4, 2.3].map((seconds) => seconds * RATE);
      for (const [index, length] of lengths.entries())
        source.push(index, unit(length / RATE, 100 + 30 * index));
      const total = lengths.reduce((sum, length) => sum + length, 0);
      const { frames, starts } = drain(source);
      expect(Math.abs(frames / (total / rate) - 1)).toBeLessThan(0.02);
      expect(starts).toEqual([
        [0, 0],
        [1, 26_400],
        [2, 36_000],
      ]);
      expect(source.position).toBe(total);
      expect(source.queued).toBe(0);
    },
  );

  it('are played bit by bit again from the unit after the one in which the rate went back to 1', async () => {
    const source = await sourceWithStretch();
    const [first, second] = [unit(1, 120), unit(0.5, 150)];
    source.push(0, first.slice());
    source.push(1, second.slice());
    source.rate = 1.5;
    for (let i = 0; i < 40; i++) source.read(new Float32Array(128));
    source.rate = 1;
    const { sound } = drain(source);
    expect(sound.slice(-second.length)).toEqual([...second]);
    expect(source.position).toBe(first.length + second.length);
  });

  it('go on after the queue ran dry', async () => {
    const source = await sourceWithStretch();
    source.rate = 2;
    source.push(0, unit(0.5, 120));
    const first = drain(source).frames;
    source.push(1, unit(0.5, 120));
    const { frames, starts } = drain(source);
    expect(Math.abs(frames / first - 1)).toBeLessThan(0.05);
    expect(starts).toEqual([[1, 0.5 * RATE]]);
  });

  it('are forgotten on request, the rate is not', async () => {
    const source = await sourceWithStretch();
    source.rate = 2;
    source.push(0, unit(1, 120));
    source.read(new Float32Array(4096));
    source.clear();
    expect(source.isEmpty).toBe(true);
    expect(source.position).toBe(0);
    source.push(7, unit(1, 120));
    const { frames, starts } = drain(source);
    expect(Math.abs(frames / (0.5 * RATE) - 1)).toBeLessThan(0.03);
    expect(starts).toEqual([[7, 0]]);
  });

  it('wait for the stretch: until it is there, the rate is 1', async () => {
    const source = new RatedSource();
    source.rate = 2;
    expect(source.rate).toBe(1);
    source.push(0, unit(1, 120));
    source.read(new Float32Array(0.5 * RATE));
    source.stretch = await SonicStretch.load(wasm, RATE);
    expect(source.rate).toBe(2);
    expect(source.position).toBe(0.5 * RATE);
    expect(Math.abs(drain(source).frames / (0.25 * RATE) - 1)).toBeLessThan(0.06);
  });
});
