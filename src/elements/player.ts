import type { StopPoint } from '../contracts/engine';
import type { VoiceInfo } from '../contracts/voices';
import type { SentenceStep } from '../engine/sentence-steps';
import type { SpeechView } from './speech-view';
import type { Words } from './strings/words';

/**
 * How much of the player is shown: one round button; a bar; or everything, with the sentence, the voice, loudness, paragraphs and the
 * sleep timer.
 */
export type PlayerLayout = 'compact' | 'bar' | 'full';

/** What the reader has chosen. */
export interface PlayerSettings {
  readonly rate: number;
  readonly volume: number;
  readonly muted: boolean;
  /** The voice of the next start. */
  readonly voice: string;
  readonly voices: readonly VoiceInfo[];
  readonly sleep: SleepChoice;
  /** BCP 47 of the text; undefined where only the engine knows. */
  readonly textLang?: string | undefined;
}

/** Where reading is to pause by itself: at the end of a part of the text, or after so many minutes. */
export type SleepChoice = 'off' | Extract<StopPoint, string> | number;

/** What buttons, fields and keys ask for. */
export interface PlayerActions {
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly step: (step: SentenceStep) => void;
  /** Seconds at rate 1 that the slider's thumb is at; undefined when it was let go of. */
  readonly drag: (seconds: number | undefined) => void;
  readonly seek: (seconds: number) => void;
  readonly rate: (rate: number) => void;
  /** 0..1 */
  readonly volume: (volume: number) => void;
  readonly mute: () => void;
  readonly voice: (name: string) => void;
  readonly sleep: (choice: SleepChoice) => void;
  readonly retry: () => void;
  /** Puts a notice away for good. */
  readonly dismiss: () => void;
}

/** All that a layout is drawn from. */
export interface Player {
  readonly view: SpeechView;
  readonly settings: PlayerSettings;
  readonly words: Words;
  readonly actions: PlayerActions;
}

/** The speeds that the menu offers. */
export const RATES: readonly number[] = Object.freeze([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3]);

/** The minutes that the sleep timer offers. */
export const SLEEP_MINUTES: readonly number[] = Object.freeze([5, 10, 15, 30, 45, 60]);
