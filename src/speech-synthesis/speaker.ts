import type { SpeakOptions } from '../contracts/engine';
import type { Playback } from '../engine/playback';

/** What is needed of a playback. Derived from the real one, so that the two cannot drift apart. */
export type SpokenPlayback = Pick<Playback, 'snapshot' | 'pause' | 'resume' | 'stop' | 'on'>;

/** What is needed of an engine; `KokoroSpeech` is one. */
export interface Speaker {
  speak(text: string, options: SpeakOptions): SpokenPlayback;
}
