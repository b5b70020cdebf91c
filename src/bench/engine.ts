import type { EngineOptions } from '../contracts/engine';
import type { KokoroSpeech } from '../engine/kokoro-speech';

/** What the benchmark needs of an engine. Derived from the real one, so that the two cannot drift apart. */
export type BenchEngine = Pick<
  KokoroSpeech,
  'warmUp' | 'stream' | 'phonemize' | 'metrics' | 'storage' | 'health' | 'release'
>;

/** Makes an engine; nothing of it starts before it is used. */
export type BenchEngineFactory = (options: EngineOptions) => BenchEngine;
