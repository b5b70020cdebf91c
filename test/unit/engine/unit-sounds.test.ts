import { expect, test } from 'vitest';
import type { PcmChunk } from '../../../src/contracts/audio';
import type { SynthesisRequest } from '../../../src/contracts/speech-worker';
import type { PlanBatch, SpeechUnit } from '../../../src/contracts/text';
import { UnitSounds } from '../../../src/engine/unit-sounds';
import type { VoiceChoice } from '../../../src/engine/voice-choice';
import { deferred } from '../../../src/shared/deferred';
import { speechError } from '../../../src/shared/speech-error';

const HEART: VoiceChoice = { voice: 'af_heart', model: { kind: 'kokoro' }, language: 'en-us' };
const DRAFT: VoiceChoice = { voice: 'draft_mid', model: { kind: 'draft' }, language: 'en-us' };

const unit = (index: number): SpeechUnit => ({
  index,
  source: { start: 0, end: 1 },
  sentence: { start: 0, end: 1 },
  words: [],
  phonemes: '',
  tokens: [0, index, 0],
  pauseAfter: 0,
});
const chunk = ({ requestId, unit }: SynthesisRequest, inferenceMs: number): PcmChunk => ({
  requestId,
  unit,
  sampleRate: 24_000,
  samples: new Float32Array(1),
  wordTimes: [],
  wordTimesEstimated: false,
  provider: 'wasm',
  inferenceMs,
});

/** An utterance whose sounds of `kept` (voice and unit) lie on the device. */
function start(kept: readonly string[], prepare = async (choice: VoiceChoice) => choice) {
  const prepared: VoiceChoice[] = [];
  const looked: string[] = [];
  const stored = new Set(kept);
  const spoken: string[] = [];
  const nameOf = ({ voice, unit }: SynthesisRequest) => `${voice} ${unit}`;
  /** What is looked up is told when this resolves. */
  const parts = { gate: Promise.resolve() };
  const none = async () => {
    throw new Error('not needed');
  };
  const sounds = new UnitSounds(
    {
      text: { begin: none, next: none, cancel: () => undefined },
      speech: {
        synthesize: async (request) => {
          spoken.push(nameOf(request));
          return chunk(request, 100);
        },
      },
      kept: {
        find: async (request) => {
          looked.push(nameOf(request));
          await parts.gate;
          return stored.has(nameOf(request)) ? chunk(request, 0) : undefined;
        },
        hasAll: async (requests) => {
          await parts.gate;
          return requests.every((request) => stored.has(nameOf(request)));
        },
        keep: async (request) => void stored.add(nameOf(request)),
        notes: async () => [],
        note: () => undefined,
      },
      prepare: (choice) => {
        prepared.push(choice);
        return prepare(choice);
      },
      onVoiceFailure: () => undefined,
    },
    { requestId: 'a', choice: HEART, modelRate: 1 },
  );
  const speak = async (...indices: number[]) => {
    const voices: string[] = [];
    for (const index of indices) voices.push((await sounds.speak(unit(index))).voice);
    return voices;
  };
  const expectUnits = (...indices: number[]) => {
    const batch: PlanBatch = { units: indices.map(unit), dropped: [], done: true };
    return sounds.expect(Promise.resolve(batch));
  };
  return { sounds, speak, expectUnits, parts, prepared, looked, spoken };
}

test('what is kept needs no preparation, what comes neither', async () => {
  const { speak, expectUnits, prepared, spoken } = start(['af_heart 1', 'af_heart 2']);
  await expectUnits(1, 2);
  expect(await speak(1, 2)).toEqual(['af_heart', 'af_heart']);
  expect([prepared, spoken]).toEqual([[], []]);
});

test('what is new is prepared for once, as soon as it is in sight, and kept', async () => {
  const { speak, expectUnits, prepared, spoken, looked } = start(['af_heart 1']);
  await expectUnits(1, 2, 3);
  expect(prepared).toEqual([HEART]);
  await speak(1, 2, 3, 2);
  expect(prepared).toEqual([HEART]);
  expect(spoken).toEqual(['af_heart 2', 'af_heart 3']);
  expect(looked).toHaveLength(4);
});

test('a voice that steps in is looked up as itself, from the first new sound on', async () => {
  const { speak, expectUnits, spoken } = start(
    ['af_heart 1', 'af_heart 4', 'draft_mid 3'],
    async () => DRAFT,
  );
  await expectUnits(1, 2);
  expect(await speak(1, 2, 3, 4)).toEqual(['af_heart', 'draft_mid', 'draft_mid', 'draft_mid']);
  expect(spoken).toEqual(['draft_mid 2', 'draft_mid 4']);
});

test('a preparation that failed while nobody waited is tried again when it is needed', async () => {
  let failures = 1;
  const { speak, expectUnits, prepared } = start(['af_heart 1'], async (choice) => {
    if (failures-- > 0) throw speechError('network', 'offline');
    return choice;
  });
  await expectUnits(1, 2);
  expect(await speak(1, 2)).toHaveLength(2);
  expect(prepared).toHaveLength(2);
});

test('a preparation that somebody waited for fails once', async () => {
  const { sounds, prepared } = start([], async () => {
    throw speechError('network', 'offline');
  });
  await expect(sounds.speak(unit(1))).rejects.toMatchObject({ code: 'network' });
  await expect(sounds.speak(unit(2))).rejects.toMatchObject({ code: 'network' });
  expect(prepared).toHaveLength(1);
});

test('nothing is prepared for what is still looked up when everybody has left', async () => {
  const { sounds, expectUnits, parts, prepared, spoken } = start([]);
  const gate = deferred<void>();
  parts.gate = gate.promise;
  const coming = expectUnits(2);
  const sound = sounds.speak(unit(1));
  sounds.end();
  gate.resolve();
  await expect(sound).rejects.toMatchObject({ code: 'aborted' });
  await coming;
  expect([prepared, spoken]).toEqual([[], []]);
});
