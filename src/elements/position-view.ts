import type { PlaybackSnapshot } from '../contracts/engine';
import { fill } from '../shared/fill';
import type { Words } from './strings/words';
import { formatTime } from './time-text';

/** A place in the text's time. */
export interface PositionView {
  /** Seconds at rate 1. */
  readonly current: number;
  readonly duration: number;
  /** `12:10`, or `≈ 12:10` as long as it is an estimate. */
  readonly length: string;
  /** `sentence 7 of 31`; empty where it is not known. */
  readonly sentence: string;
  /** The place in words, for assistive technology: `1:02 of about 4:10, sentence 7 of 31`. */
  readonly text: string;
}

/** Where a playback is; undefined while its length is not known. */
export function positionOf(
  playback: PlaybackSnapshot | undefined,
  words: Words,
): PositionView | undefined {
  if (!playback || !(playback.duration > 0)) return undefined;
  const { duration, durationEstimated } = playback;
  const { timeOf, timeOfAbout } = words.strings;
  const current = Math.min(playback.currentTime, duration);
  const length = formatTime(duration);
  const times = { time: formatTime(current), duration: length };
  const sentence = sentenceNumber(playback, words);
  const place = fill(durationEstimated ? timeOfAbout : timeOf, times);
  return {
    current,
    duration,
    length: durationEstimated ? `≈ ${length}` : length,
    sentence,
    text: sentence ? `${place}, ${sentence}` : place,
  };
}

function sentenceNumber(
  { sentenceIndex, sentenceCount }: PlaybackSnapshot,
  { strings }: Words,
): string {
  if (sentenceIndex === undefined) return '';
  const number = sentenceIndex + 1;
  return sentenceCount === undefined
    ? fill(strings.sentence, { number })
    : fill(strings.sentenceOf, { number, count: sentenceCount });
}
