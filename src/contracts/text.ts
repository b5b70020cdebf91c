import type { Outcome } from './outcome';

/** The languages that the text front end can read aloud (BCP 47, lower case). */
export const LANGUAGES = Object.freeze(['en-us', 'en-gb'] as const);
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** A half-open range of UTF-16 code units of the author's own text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * One word as the author wrote it and as it is spoken. `$9.99` is one word, however many are spoken.
 * `start` and `end` are offsets into the author's text.
 */
export interface SpokenWord extends TextSpan {
  /** What is said, in words: `nine dollars and ninety-nine cents`. */
  readonly spoken: string;
  /** Kokoro's phone set, with stress marks. */
  readonly phonemes: string;
  /** Half-open range into the unit's `tokens` (the leading 0 counts). */
  readonly tokenRange: readonly [number, number];
}

/** What is synthesised in one run of the model: a sentence, or a part of a long one. */
export interface SpeechUnit {
  /** Position in the utterance, from 0. */
  readonly index: number;
  readonly source: TextSpan;
  /** The sentence that it is, or is a part of. */
  readonly sentence: TextSpan;
  readonly words: readonly SpokenWord[];
  /** The whole unit's phonemes with punctuation, as the model hears them. */
  readonly phonemes: string;
  /** Token ids with 0 at both ends; at most 512. */
  readonly tokens: readonly number[];
  /** Silence after the unit, in seconds. */
  readonly pauseAfter: number;
}

/** A symbol that the model's vocabulary lacks: it is reported, never silently lost. */
export interface DroppedSymbol extends TextSpan {
  readonly symbol: string;
}

/**
 * How the first units of a text are kept short where sound is made slowly, so that it begins soon and does not stop: each
 * may be longer than the one before, until they are whole sentences.
 */
export interface LeadUnits {
  /** Most phonemes of the first unit. */
  readonly phonemes: number;
  /** How many times as long the next one may be; from 1. */
  readonly growth: number;
}

/** A text to be turned into units, pulled in batches so that the first sentence never waits for the last. */
export interface PlanRequest {
  readonly requestId: string;
  readonly text: string;
  readonly language: Language;
  /** Without it, every sentence that is not too long is one unit. */
  readonly lead?: LeadUnits;
}

/** The next units of a request. `done` is true with the last batch. */
export interface PlanBatch {
  readonly units: readonly SpeechUnit[];
  readonly dropped: readonly DroppedSymbol[];
  readonly done: boolean;
}

/** A text in phonemes, for tools and for people who tune a lexicon. */
export interface Phonemization {
  readonly text: string;
  readonly phonemes: string;
  readonly words: readonly Pick<SpokenWord, 'start' | 'end' | 'spoken' | 'phonemes'>[];
  readonly dropped: readonly DroppedSymbol[];
}

/** What `workers/text.worker.ts` exposes. */
export interface TextWorkerApi {
  /**
   * Registers a text. Fails with `invalid-argument` (`empty-text`, `nothing-speakable`) or
   * `language-unavailable`.
   */
  begin(request: PlanRequest): Promise<Outcome<void>>;
  /** Up to `maxUnits` further units. A cancelled or unknown request gives `aborted`. */
  next(requestId: string, maxUnits: number): Promise<Outcome<PlanBatch>>;
  cancel(requestId: string): Promise<void>;
  phonemize(text: string, language: Language): Promise<Outcome<Phonemization>>;
}
