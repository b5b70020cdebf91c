import type { KokoroSpeech } from '../engine/kokoro-speech';
import type { Playback } from '../engine/playback';

/** What the element needs of a playback. Derived from the real one, so that the two cannot drift apart. */
export type PlaybackPort = Pick<
  Playback,
  | 'snapshot'
  | 'currentTime'
  | 'duration'
  | 'rate'
  | 'volume'
  | 'muted'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'cancel'
  | 'seek'
  | 'seekToOffset'
  | 'step'
  | 'stops'
  | 'buffered'
  | 'isMade'
  | 'sentences'
  | 'finished'
  | 'on'
>;

/** What the element needs of an engine; `KokoroSpeech` is one, and so may be an app's own. */
export interface EnginePort
  extends Pick<
    KokoroSpeech,
    'warmUp' | 'retry' | 'unlock' | 'voices' | 'warmup' | 'progress' | 'notice' | 'health' | 'on'
  > {
  speak(...request: Parameters<KokoroSpeech['speak']>): PlaybackPort;
  readonly metrics: Pick<KokoroSpeech['metrics'], 'snapshot'>;
  readonly text: Pick<KokoroSpeech['text'], 'importLexicon'>;
  export(...request: Parameters<KokoroSpeech['export']>): ReturnType<KokoroSpeech['export']>;
}
