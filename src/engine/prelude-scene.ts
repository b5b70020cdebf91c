import type { BoundaryEvent } from '../contracts/engine';
import type { TextSpan } from '../contracts/text';
import { SYSTEM_VOICE } from '../contracts/voices';
import type { PreludeListener } from './prelude';
import type { SoundTrack } from './sound-track';
import type { Timeline } from './timeline';

/** What a prelude is heard in. */
export interface PreludeScene {
  /** How loud and how fast is what the playback says. */
  readonly sound: { readonly rate: number; readonly volume: number; readonly muted: boolean };
  /** What it does about what it hears. */
  readonly heard: {
    onSentence(sentence: TextSpan, voice: string): void;
    onBoundary(event: BoundaryEvent): void;
    onSentenceEnd(sentence: TextSpan): void;
  };
  readonly track: Pick<SoundTrack, 'restart' | 'currentTime'>;
  readonly timeline: Pick<Timeline, 'sentenceOf'>;
  /** The first word is heard. */
  onBegin(): void;
}

/**
 * Tells a playback what a voice of the system says as if it were its own sound. How long that takes is not known beforehand, so the time of the text stands at
 * the beginning of the sentence.
 */
export function hearPrelude({
  sound,
  heard,
  track,
  timeline,
  onBegin,
}: PreludeScene): PreludeListener {
  let current = -1;
  return {
    get rate() {
      return sound.rate;
    },
    get volume() {
      return sound.muted ? 0 : sound.volume;
    },
    onWord({ start, end }, sentence, voice) {
      onBegin();
      if (sentence.start !== current) {
        current = sentence.start;
        track.restart(timeline.sentenceOf(current), { offset: current });
        heard.onSentence(sentence, `${SYSTEM_VOICE}${voice}`);
        heard.onBoundary({ name: 'sentence', ...sentence, time: track.currentTime });
      }
      heard.onBoundary({ name: 'word', start, end, time: track.currentTime });
    },
    onSentenceEnd(sentence) {
      current = -1;
      heard.onSentenceEnd(sentence);
    },
  };
}
