/** The two that are compared. */
export const PLAYERS = ['kokoro-speak', 'kokoro-js'] as const;
/** One of {@link PLAYERS}. */
export type Player = (typeof PLAYERS)[number];

/** The files that both speak with, by how their numbers are stored. */
export type BenchPrecision = 'q8' | 'fp32';

/** What a player is to do in a page of its own. */
export interface PlayerJob {
  /** Address of its code. */
  readonly library: string;
  /** Address of the local hub's manifest, which also tells the hub's origin. */
  readonly manifestUrl: string;
  readonly precision: BenchPrecision;
  /** WASM threads; left out for the player's own choice. */
  readonly threads?: number;
  /** Profile of our engine; `auto` is its own choice. */
  readonly profile: 'auto' | 'low-memory';
  /** How far it goes: start only, up to the first sound of the text, or through all of it. */
  readonly until: 'ready' | 'first-audio' | 'end';
  /** Spoken before {@link text}, and not measured. */
  readonly earlierText: string;
  readonly text: string;
}

/** What was measured of the text. Milliseconds, and seconds of sound as the model made it. */
export interface SpeechRun {
  readonly firstAudioMs: number;
  readonly totalMs: number;
  readonly soundSeconds: number;
  /** Token ids of each piece, with both pads. */
  readonly tokens: readonly number[];
  /** The longest task of the page's thread; 0 if none took 50 ms. */
  readonly longestTaskMs: number;
  /** Whether every sample is a number, and some are not 0. */
  readonly sounds: boolean;
}

/** What was measured of a start, from before the code is loaded. */
export interface PlayerRun {
  /** Milliseconds until the session is there and has run nothing. */
  readonly sessionMs: number;
  /** Milliseconds until the player says that it is ready. */
  readonly readyMs: number;
  readonly threads: number;
  readonly isolated: boolean;
  /** Not there if only the start was asked for. */
  readonly speech?: SpeechRun;
}

/** Spoken before anything is measured of a text. */
export const EARLIER_TEXT = 'Snow fell.';

/** The beginning of White Fang by Jack London (1906): 394 characters, four sentences, in the public domain. */
export const PARAGRAPH =
  'Dark spruce forest frowned on either side the frozen waterway. The trees had been stripped by a recent wind of their white covering of frost, and they seemed to lean towards each other, black and ominous, in the fading light. A vast silence reigned over the land. The land itself was a desolation, lifeless, without movement, so lone and cold that the spirit of it was not even that of sadness.';
