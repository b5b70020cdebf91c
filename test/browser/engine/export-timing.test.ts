import { afterAll, expect, inject, test } from 'vitest';
import type { CaptionFormat, ExportFormat } from '../../../src/contracts/export';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { decodeBursts, SILENT_ENCODED } from '../../fixtures/tone-bursts/decode-bursts';
import { BURST_RATE } from '../../fixtures/tone-bursts/tones';
import { largest } from '../../support/burst-comparison';
import { compareCaptions, readCaptions, wordsOf } from '../../support/caption-comparison';
import { decodeSound } from '../../support/decoded-sound';

const engine = new KokoroSpeech({
  provider: 'wasm',
  threads: 1,
  fallback: 'none',
  audioCache: 'off',
  model: { kind: 'manifest', url: inject('toneManifestUrl') },
});
afterAll(() => engine.release());

const FORMS = ['srt', 'vtt', 'vtt-words', 'vtt-timestamps', 'json'] satisfies CaptionFormat[];
const TEXT =
  'Winter morning. Silver river garden, yellow window mountain forest water bridge island summer village kitchen table.\n\nEvening market story.';

// Captions and what is found are exact to a millisecond; Opus is 3 ms late.
test.each<[ExportFormat, number]>([
  ['wav', 0.003],
  ['mp3', 0.003],
  ['ogg', 0.006],
])('all captions of a file are where its words are heard: %s', async (format, exact) => {
  const options = { format, captions: FORMS, fragmentWords: 0 } as const;
  const result = await engine.export(TEXT, options).finished;
  const heard = await decodeSound(result.blob!);
  const bursts = decodeBursts(heard, BURST_RATE, SILENT_ENCODED);
  await result.dispose();
  const written = wordsOf(TEXT);
  expect(bursts).toHaveLength(written.length);
  for (const form of FORMS) {
    const told = readCaptions(form, result.captions[form] ?? '');
    const { wrongWords, errors } = compareCaptions(told, written, bursts);
    expect(wrongWords).toBe(0);
    expect(errors.length).toBeGreaterThan(3);
    expect(largest(errors), form).toBeLessThan(exact);
  }
});
