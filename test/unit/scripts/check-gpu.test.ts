import { describe, expect, test } from 'vitest';
import { parseGpuCheckOptions } from '../../../scripts/check-gpu-options';
import type { DeviceSpeech, DeviceSpeechText } from '../../../scripts/check-gpu-page';
import {
  type CheckedAdapter,
  checkedModel,
  compareSounds,
  type GpuCheck,
  gpuCheckTable,
  gpuFaults,
  piecesOf,
} from '../../../scripts/check-gpu-verdict';
import { createFailure } from '../../../src/shared/speech-error';

const TONE = Float32Array.from({ length: 24_000 }, (_, i) => 0.3 * Math.sin(i / 20));
const OTHER = Float32Array.from({ length: 24_000 }, (_, i) => 0.3 * Math.sin(i / 3));

function spoken(...sounds: readonly Float32Array[]): DeviceSpeechText {
  const pieces = sounds.map((samples, index) => ({
    tokens: [0, index, 0],
    sound: Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64'),
  }));
  return {
    firstAudioMs: 40,
    totalMs: 500,
    audioSeconds: 2,
    inferenceMs: [400],
    work: {},
    pieces,
  };
}

function speech(own: Partial<DeviceSpeech> = {}): DeviceSpeech {
  return {
    readyMs: 900,
    stages: {},
    texts: [spoken(TONE)],
    changes: [{ provider: 'webgpu', reason: 'chosen at start' }],
    health: [],
    verdict: 'trusted',
    requeues: [],
    rejections: [],
    ...own,
  };
}

const CARD: CheckedAdapter = {
  vendor: 'maker',
  architecture: 'new',
  device: '',
  description: '',
  software: false,
  features: [],
  limits: {},
};

function check(gpu: DeviceSpeech, wasm = speech(), own: Partial<GpuCheck> = {}): GpuCheck {
  const names = ['short', 'short'] as const;
  const model = checkedModel('full', { spoken: names, gpu }, { spoken: ['short'], wasm });
  return { adapter: CARD, software: false, models: [model], ...own };
}

describe('a check of a graphics card', () => {
  test('finds nothing where it speaks by itself and as WASM does', () => {
    const passed = check(speech({ texts: [spoken(TONE), spoken(TONE)] }));
    expect(gpuFaults(passed)).toEqual([]);
    expect(passed.models[0]?.texts.map(({ text }) => text)).toEqual(['short', 'short']);
    expect(gpuCheckTable(passed)).toContain(
      '| full | short | 900 | 40 | 0.250 | 0.250 |  | 0.00 | 1.0000 | 0.00 |',
    );
  });

  test.each<[string, Partial<DeviceSpeech>]>([
    ['wasm was chosen to speak', { changes: [{ provider: 'wasm', reason: 'chosen at start' }] }],
    [
      'wasm took over: provider-corrupt/noise',
      {
        changes: [
          { provider: 'webgpu', reason: 'chosen at start' },
          { provider: 'wasm', reason: 'provider-corrupt/noise' },
        ],
      },
    ],
    ['nothing was chosen to speak', { changes: [] }],
    ['the output guard found sound “silent”', { rejections: ['silent'] }],
    ['a piece was made again: device-lost/lost', { requeues: ['device-lost/lost'] }],
    ['the canary found suspect', { verdict: 'suspect' }],
    ['no text was spoken', { texts: [] }],
    ['text short: sounds different', { texts: [spoken(OTHER)] }],
    ['text short: silent', { texts: [spoken(new Float32Array(24_000))] }],
    [
      'it failed: ',
      { failure: createFailure('synthesis-failed', 'run-failed', {}, 'the shader broke') },
    ],
  ])('finds that %s', (fault, own) => {
    expect(gpuFaults(check(speech(own))).join('\n')).toContain(`full: ${fault}`);
  });

  test('finds that the canary did not come to an end', () => {
    const { verdict: _, ...unheard } = speech();
    expect(gpuFaults(check(unheard))).toEqual(['full: the canary found nothing']);
  });

  test('finds that WASM had nothing to compare with, and why', () => {
    const failure = createFailure('worker-lost', 'crashed', {}, 'it ended');
    const faults = gpuFaults(check(speech(), speech({ texts: [], failure })));
    expect(faults).toEqual([
      expect.stringMatching(/^full: WASM failed: .*it ended$/),
      'full: text short: not compared',
    ]);
  });

  test('finds that there is no graphics card, unless a software adapter was asked for', () => {
    const software = { ...CARD, software: true };
    const none = check(speech(), speech(), { adapter: undefined });
    expect(gpuFaults(none)).toEqual(['The browser has no graphics adapter.']);
    expect(gpuFaults(check(speech(), speech(), { adapter: software }))).toEqual([
      'The browser has a software adapter alone (maker new).',
    ]);
    expect(gpuFaults(check(speech(), speech(), { adapter: software, software: true }))).toEqual([]);
  });
});

test('the piece that is furthest off decides how near a text is', () => {
  const quiet = TONE.map((sample) => sample / 2);
  const both = compareSounds(piecesOf(spoken(TONE, quiet)), piecesOf(spoken(TONE, TONE)));
  expect(both.levelDb).toBeCloseTo(-6, 1);
  expect(both.correlation).toBeCloseTo(1);
  const wrong = compareSounds(piecesOf(spoken(TONE, OTHER)), piecesOf(spoken(TONE, TONE)));
  expect(wrong.correlation).toBeLessThan(0.1);
  expect(wrong).toMatchObject({ verdict: 'different' });
});

describe('npm run check:gpu', () => {
  test('speaks with the draft voice and a model of full size', () => {
    expect(parseGpuCheckOptions([])).toEqual({
      models: ['draft', 'full'],
      software: false,
      canarySeconds: 60,
    });
  });

  test('can be told what to speak with, and what to keep', () => {
    const args = ['--models', 'full-fp32, draft', '--software', '--canary', '5'];
    const files = ['--sounds', 's', '--json', 'a.json', '--dist', 'd'];
    expect(parseGpuCheckOptions([...args, ...files])).toEqual({
      models: ['draft', 'full-fp32'],
      software: true,
      canarySeconds: 5,
      sounds: 's',
      json: 'a.json',
      dist: 'd',
    });
  });

  test.each([
    [['--models', 'large'], '--models cannot be “large”'],
    [['--canary', '0'], 'not “0”'],
    [['--canary', 'long'], 'not “long”'],
    [['--gpu'], '--gpu'],
  ])('refuses %j', (args, message) => {
    expect(() => parseGpuCheckOptions(args)).toThrow(message);
  });

  test('gives help', () => {
    expect(parseGpuCheckOptions(['-h'])).toBeUndefined();
  });
});
