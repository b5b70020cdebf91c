import type { AudioPlayer } from '../audio/audio-player';
import type { PlaybackSnapshot } from '../contracts/engine';
import type { MetricSink } from '../contracts/metrics';
import type { TextSource } from './text-run';

/** What a playback needs of its engine. */
export interface PlaybackContext {
  readonly text: TextSource;
  readonly player: Pick<AudioPlayer, 'unlock' | 'open' | 'begin' | 'volume' | 'rate'>;
  readonly metrics: MetricSink;
  /** Seconds of computing for a second of sound; undefined before the first run. */
  pace(): number | undefined;
}

/** How a playback begins. */
export interface PlaybackStart {
  readonly rate?: number | undefined;
  readonly volume?: number | undefined;
  readonly muted?: boolean | undefined;
  /** Offset in the text. */
  readonly from?: number | undefined;
}

/** What is known of a playback that has just begun. */
export const NOTHING_YET: PlaybackSnapshot = Object.freeze({
  status: 'preparing',
  currentTime: 0,
  duration: Number.NaN,
  durationEstimated: true,
  seeking: false,
});
