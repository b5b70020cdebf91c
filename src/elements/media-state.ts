import type { PlaybackSnapshot } from '../contracts/engine';
import type { PlaybackPort } from './engine-port';
import { isOpen } from './media-events';
import type { SpeechController } from './speech-controller';

/** How much of the text is there, as `HTMLMediaElement.readyState` has it. */
export const READY_STATE = Object.freeze({
  HAVE_NOTHING: 0,
  HAVE_METADATA: 1,
  HAVE_CURRENT_DATA: 2,
  HAVE_FUTURE_DATA: 3,
  HAVE_ENOUGH_DATA: 4,
} as const);

/** What is loaded, as `HTMLMediaElement.networkState` has it. */
export const NETWORK_STATE = Object.freeze({
  NETWORK_EMPTY: 0,
  NETWORK_IDLE: 1,
  NETWORK_LOADING: 2,
  NETWORK_NO_SOURCE: 3,
} as const);

/** `TimeRanges` of one range or none, which the platform has no constructor for. */
export class TimeRange implements TimeRanges {
  /** @param range seconds; undefined for none */
  constructor(private readonly range: readonly [from: number, to: number] | undefined) {}

  get length(): number {
    return this.range ? 1 : 0;
  }

  /** @throws IndexSizeError if there is no such range */
  start(index: number): number {
    return this.#range(index)[0];
  }

  /** @throws IndexSizeError if there is no such range */
  end(index: number): number {
    return this.#range(index)[1];
  }

  #range(index: number): readonly [number, number] {
    if (this.range && index === 0) return this.range;
    throw new DOMException(`There is no range ${index}.`, 'IndexSizeError');
  }
}

/** How much of a playback's text is there. */
export function readyStateOf(
  playback: PlaybackPort | undefined,
  snapshot: PlaybackSnapshot | undefined,
): number {
  if (!playback || !snapshot) return READY_STATE.HAVE_NOTHING;
  const hasSound = snapshot.voice !== undefined;
  if (!hasSound && !(playback.duration > 0)) return READY_STATE.HAVE_NOTHING;
  if (!isOpen(snapshot.status))
    return hasSound ? READY_STATE.HAVE_CURRENT_DATA : READY_STATE.HAVE_METADATA;
  if (!hasSound || snapshot.seeking) return READY_STATE.HAVE_METADATA;
  if (snapshot.status === 'buffering') return READY_STATE.HAVE_CURRENT_DATA;
  return playback.isMade ? READY_STATE.HAVE_ENOUGH_DATA : READY_STATE.HAVE_FUTURE_DATA;
}

/** What is loaded, for the text that was asked for last. */
export function networkStateOf({
  engine,
  isWarming,
  failure,
  request,
}: Pick<SpeechController, 'engine' | 'isWarming' | 'failure' | 'request'>): number {
  if (isWarming || engine?.warmup.running.includes('model')) return NETWORK_STATE.NETWORK_LOADING;
  if (failure?.code === 'network') return NETWORK_STATE.NETWORK_NO_SOURCE;
  return request ? NETWORK_STATE.NETWORK_IDLE : NETWORK_STATE.NETWORK_EMPTY;
}
