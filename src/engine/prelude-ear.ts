import type { BoundaryEvent } from '../contracts/engine';
import type { TextSpan } from '../contracts/text';
import { SYSTEM_VOICE } from '../contracts/voices';
import type { PreludeListener } from './prelude';
import type { SoundTrack } from './sound-track';
import type { Timeline } from './timeline';

/** How loud and how fast is what a playback says. */
interface PreludeSound {
  readonly rate: number;
  readonly volume: number;
  readonly muted: boolean;
}

/** What a playback does about it. */
interface PreludeEffects {
  onSentence(sentence: TextSpan, voice: string): void;
  onBoundary(event: BoundaryEvent): void;
  onSentenceEnd(sentence: TextSpan): void;
}

/**
 * Tells a playback what a voice of the system says as if it were its own sound. How long that takes is not known beforehand, so the time of the text stands at
 * the beginning of the sentence.
 */
export function hearPrelude(
  sound: PreludeSound,
  track: Pick<SoundTrack, 'restart' | 'currentTime'>,
  timeline: Pick<Timeline, 'sentenceOf'>,
  { onSentence, onBoundary, onSentenceEnd }: PreludeEffects,
): PreludeListener {
  let current = -1;
  return {
    get rate() {
      return sound.rate;
    },
    get volume() {
      return sound.muted ? 0 : sound.volume;
    },
    onWord({ start, end }, sentence, voice) {
      if (sentence.start !== current) {
        current = sentence.start;
        track.restart(timeline.sentenceOf(current), { offset: current });
        onSentence(sentence, `${SYSTEM_VOICE}${voice}`);
        onBoundary({ name: 'sentence', ...sentence, time: track.currentTime });
      }
      onBoundary({ name: 'word', start, end, time: track.currentTime });
    },
    onSentenceEnd(sentence) {
      current = -1;
      onSentenceEnd(sentence);
    },
  };
}
