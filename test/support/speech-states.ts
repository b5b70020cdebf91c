import type { KokoroSpeakElement } from '../../src/elements/kokoro-speak-element';
import { createFailure } from '../../src/shared/speech-error';
import { FakeEngine } from './fake-engine';

/** The appearances that are worth a picture. */
export const SPEECH_STATES = [
  'idle',
  'preparing',
  'downloading',
  'playing',
  'paused',
  'buffering',
  'ended',
  'notice',
  'failed',
] as const;
/** One of {@link SPEECH_STATES}. */
export type SpeechStateName = (typeof SPEECH_STATES)[number];

const SENTENCE = { start: 0, end: 57 };
const PLACE = {
  voice: 'af_heart',
  provider: 'webgpu',
  sentence: SENTENCE,
  sentenceIndex: 6,
  sentenceCount: 31,
  word: { start: 22, end: 29 },
  duration: 250,
  durationEstimated: true,
} as const;

/** Brings an element into one of these states, with an engine that makes no sound. */
export async function showSpeechState(
  element: KokoroSpeakElement,
  name: SpeechStateName,
): Promise<FakeEngine> {
  const engine = new FakeEngine();
  element.engine = engine;
  if (name !== 'idle') {
    element.play().catch(() => {});
    report(engine, name);
  }
  await element.updateComplete;
  return engine;
}

function report(engine: FakeEngine, name: Exclude<SpeechStateName, 'idle'>): void {
  const { playback } = engine;
  switch (name) {
    case 'preparing':
      engine.reportStages(['session'], ['worker', 'runtime', 'model']);
      break;
    case 'downloading':
      engine.reportStages(['model'], ['worker', 'runtime']);
      engine.reportProgress({
        receivedBytes: 41_200_000,
        totalBytes: 92_900_000,
        source: 'network',
      });
      break;
    case 'playing':
    case 'paused':
    case 'buffering':
      playback.report({ ...PLACE, status: name });
      playback.advance(62.4);
      break;
    case 'ended':
      playback.report({ ...PLACE, status: 'playing' });
      playback.report({ status: 'ended', currentTime: 250, durationEstimated: false });
      break;
    case 'notice':
      engine.reportNotice({
        failure: createFailure('network', 'unreachable', { host: 'huggingface.co' }),
        fallbackVoice: 'draft_mid',
      });
      playback.report({
        ...PLACE,
        status: 'playing',
        voice: 'draft_mid',
        provider: 'wasm',
        durationEstimated: false,
      });
      playback.advance(62.4);
      break;
    case 'failed':
      playback.fail(createFailure('network', 'offline'));
      break;
  }
}
