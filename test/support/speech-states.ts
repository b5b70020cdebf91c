import type { KokoroSpeakElement } from '../../src/elements/kokoro-speak-element';
import { createFailure } from '../../src/shared/speech-error';
import { FakeEngine } from './fake-engine';

/** The appearances that are worth a picture. */
export const SPEECH_STATES = ['idle', 'downloading', 'playing', 'fallback', 'error'] as const;
/** One of {@link SPEECH_STATES}. */
export type SpeechStateName = (typeof SPEECH_STATES)[number];

/** Brings an element into one of these states, with an engine that makes no sound. */
export async function showSpeechState(
  element: KokoroSpeakElement,
  name: SpeechStateName,
): Promise<void> {
  const engine = new FakeEngine();
  element.engine = engine;
  if (name === 'idle') return;
  element.play().catch(() => {});
  const { playback } = engine;
  const total = { totalBytes: 92_900_000, source: 'network' } as const;
  const sentence = { start: 0, end: 57 };
  switch (name) {
    case 'downloading':
      engine.reportStages(['model'], ['worker', 'runtime']);
      engine.reportProgress({ receivedBytes: 41_200_000, ...total });
      break;
    case 'playing':
      playback.report({
        status: 'playing',
        voice: 'af_heart',
        provider: 'webgpu',
        sentence,
        duration: 730,
        durationEstimated: true,
      });
      playback.advance(213.4);
      break;
    case 'fallback':
      engine.reportNotice({
        failure: createFailure('network', 'unreachable', { host: 'huggingface.co' }),
        fallbackVoice: 'draft_mid',
      });
      playback.report({
        status: 'playing',
        voice: 'draft_mid',
        provider: 'wasm',
        sentence,
        duration: 9.2,
        durationEstimated: false,
      });
      playback.advance(3.4);
      break;
    case 'error':
      playback.fail(createFailure('network', 'offline'));
      break;
  }
  await element.updateComplete;
}
