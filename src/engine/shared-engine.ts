import type { EngineOptions } from '../contracts/engine';
import { resolveOptions } from './engine-options';
import { KokoroSpeech } from './kokoro-speech';

const engines = new Map<string, KokoroSpeech>();

/**
 * The page's engine for these options: the same options give the same engine, so that any number of elements share one
 * model.
 * @throws SpeechError `invalid-argument` for an option that makes no sense
 */
export function sharedEngine(options: EngineOptions = {}): KokoroSpeech {
  const key = JSON.stringify(resolveOptions(options));
  const engine = engines.get(key) ?? new KokoroSpeech(options);
  engines.set(key, engine);
  return engine;
}
