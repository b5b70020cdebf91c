import type { PlaybackSnapshot, PlaybackStatus } from '../contracts/engine';
import type { MediaEventName } from './element-events';

const ACTIVE: ReadonlySet<PlaybackStatus> = new Set([
  'preparing',
  'playing',
  'buffering',
] satisfies PlaybackStatus[]);

const FINAL: ReadonlySet<PlaybackStatus> = new Set([
  'ended',
  'stopped',
  'failed',
] satisfies PlaybackStatus[]);

/** Whether the playback sounds or is about to. The opposite is what media elements call `paused`. */
export function isActive(status: PlaybackStatus | undefined): boolean {
  return status !== undefined && ACTIVE.has(status);
}

/** Whether the playback can still be stopped. */
export function isOpen(status: PlaybackStatus | undefined): boolean {
  return status !== undefined && !FINAL.has(status);
}

/**
 * The events that a change of status means, in order. `play` is fired whenever `paused` turns false and `pause`
 * whenever it turns true, also at the end, as the HTML standard does.
 */
export function mediaEvents(
  previous: PlaybackStatus | undefined,
  next: PlaybackStatus,
): MediaEventName[] {
  if (previous === next) return [];
  const events: MediaEventName[] = [];
  if (!isActive(previous) && isActive(next)) events.push('play');
  if (next === 'preparing' || next === 'buffering') events.push('waiting');
  const isFirst = previous === undefined || previous === 'preparing';
  if (isFirst && next === 'playing') events.push('loadeddata', 'canplay');
  if (next === 'playing') events.push('playing');
  if (isActive(previous) && !isActive(next)) events.push('pause');
  if (next === 'ended') events.push('ended');
  if (next === 'failed') events.push('error');
  return events;
}

/** The events that a change of place or length means, in order. A `NaN` for another `NaN` is no change. */
export function timeEvents(
  previous: PlaybackSnapshot | undefined,
  next: PlaybackSnapshot,
): MediaEventName[] {
  const events: MediaEventName[] = [];
  const before = previous?.duration ?? Number.NaN;
  if (!Object.is(before, next.duration)) events.push('durationchange');
  if (Number.isNaN(before) && !Number.isNaN(next.duration)) events.push('loadedmetadata');
  if (!previous?.seeking && next.seeking) events.push('seeking');
  if (previous?.seeking && !next.seeking) events.push('seeked');
  return events;
}
