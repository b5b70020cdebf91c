import { afterAll, beforeAll } from 'vitest';
import { DRAFT_VOICES } from '../../../src/contracts/voices';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { createSpeechSynthesis } from '../../../src/speech-synthesis/create-speech-synthesis';
import { describeSpeechSynthesis } from '../../support/speech-synthesis-contract';

const engine = new KokoroSpeech({ provider: 'wasm', threads: 1, audioCache: 'off' });
beforeAll(() => engine.warmUp({ voice: 'draft_mid' }));
afterAll(() => engine.release());

describeSpeechSynthesis('the engine with the draft voice', () =>
  createSpeechSynthesis({ engine, voices: DRAFT_VOICES }),
);
