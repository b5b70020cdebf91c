import { afterEach, describe, expect, test, vi } from 'vitest';
import type { UnitSound } from '../../../src/audio/cache/kept-sound';
import type { ModelRequest } from '../../../src/contracts/model';
import type { SessionSnapshot } from '../../../src/contracts/provider';
import type { SynthesisRequest } from '../../../src/contracts/speech-worker';
import { avoidAccelerator } from '../../../src/engine/avoidance';
import { KeptSounds } from '../../../src/engine/kept-sounds';

afterEach(() => vi.unstubAllGlobals());

/** What lies on a device, without a database. */
function device() {
  const sounds = new Map<string, UnitSound>();
  const notes = new Map<string, unknown>();
  const forgotten: string[] = [];
  const learnt = new Map<string, string>();
  const memory = {
    read: (name: string) => learnt.get(name),
    write: (name: string, value: string) => void learnt.set(name, value),
  };
  const cache = {
    find: async (name: string) => sounds.get(name),
    hasAll: async (names: readonly string[]) => names.every((name) => sounds.has(name)),
    keep: (name: string, sound: UnitSound) => void sounds.set(name, sound),
    notes: async (names: readonly string[]) => names.map((name) => notes.get(name)),
    note: (name: string, value: unknown) => void notes.set(name, value),
    forgetMadeBy: (provider: string) => void forgotten.push(provider),
  };
  const counted: string[] = [];
  const engine = () =>
    new KeptSounds(cache, {
      limit: 'auto',
      profile: 'fast',
      metrics: ({ name }) => void counted.push(name),
      memory,
    });
  return { engine, sounds, forgotten, memory, counted };
}

const request = (model: ModelRequest, unit = 3): SynthesisRequest => ({
  requestId: 'a',
  model,
  voice: 'af_heart',
  unit,
  tokens: [0, 5, 0],
  wordRanges: [[1, 2]],
  speed: 1,
});
const CHUNK = {
  requestId: 'a',
  unit: 3,
  sampleRate: 24_000,
  samples: Float32Array.of(0.1, 0.2),
  wordTimes: [{ start: 0, end: 0.1 }],
  wordTimesEstimated: false,
  provider: 'wasm',
  inferenceMs: 100,
} as const;
const session = (model: string) => ({ model, precision: 'q8' }) as SessionSnapshot;
const OWN: ModelRequest = { kind: 'manifest', url: 'https://m.example/manifest.json' };

test('a run’s sound is found for whichever unit needs it, and took no time', async () => {
  const { engine, counted } = device();
  const kept = engine();
  expect(await kept.find(request({ kind: 'kokoro' }))).toBeUndefined();
  const chunk = { ...CHUNK, samples: CHUNK.samples.slice() };
  const keeping = kept.keep(request({ kind: 'kokoro' }), chunk);
  // The chunk is its receiver's by now.
  chunk.samples.fill(9);
  await keeping;
  const found = await engine().find({ ...request({ kind: 'kokoro' }, 7), requestId: 'b' });
  expect(found).toEqual({ ...CHUNK, requestId: 'b', unit: 7, inferenceMs: 0 });
  expect(counted).toEqual(['audio-cache-miss', 'audio-cache-hit']);
});

test('q8 is Kokoro’s default; its other forms are other sounds', async () => {
  const { engine } = device();
  await engine().keep(request({ kind: 'kokoro' }), CHUNK);
  expect(await engine().hasAll([request({ kind: 'kokoro', precision: 'q8' })])).toBe(true);
  expect(await engine().hasAll([request({ kind: 'kokoro', precision: 'fp32' })])).toBe(false);
  expect(await engine().hasAll([request({ kind: 'draft' })])).toBe(false);
});

test('a site’s manifest is known by what it described last, in a later visit too', async () => {
  const { engine } = device();
  const first = engine();
  await first.keep(request(OWN), CHUNK);
  expect(await first.hasAll([request(OWN)])).toBe(false);
  first.learn(OWN, session('own@1'));
  await first.keep(request(OWN), CHUNK);
  const later = engine();
  expect(await later.hasAll([request(OWN)])).toBe(true);
  later.learn(OWN, session('own@2'));
  expect(await later.hasAll([request(OWN)])).toBe(false);
});

test('what a bare file says is never kept', async () => {
  const { engine, sounds } = device();
  const file: ModelRequest = { kind: 'file', url: 'https://m.example/model.onnx' };
  engine().learn(file, session('file@1'));
  await engine().keep(request(file), CHUNK);
  expect(sounds.size).toBe(0);
});

describe('a change of provider', () => {
  const change = { provider: 'wasm', reason: 'x' } as const;

  test('for untrustworthy sound lets go of what was made before', () => {
    vi.stubGlobal('navigator', { userAgent: 'test' });
    const { engine, forgotten, memory } = device();
    avoidAccelerator(memory, 'noise');
    engine().follow({ ...change, previous: 'webgpu' });
    expect(forgotten).toEqual(['webgpu']);
  });

  test('for any other reason does not', () => {
    vi.stubGlobal('navigator', { userAgent: 'test' });
    const { engine, forgotten, memory } = device();
    engine().follow({ ...change, previous: 'webgpu' });
    avoidAccelerator(memory, 'noise');
    engine().follow(change);
    engine().follow({ provider: 'webgpu', reason: 'x', previous: 'wasm' });
    expect(forgotten).toEqual([]);
  });
});
