import type { SpeechFailure } from './failures';
import type { Metric } from './metrics';
import type { ModelProgress, ModelRequest } from './model';
import type { DeviceProfileRequest, DualMode, Provider, ProviderRequest } from './provider';
import type { Pronunciation, TextOptions, TextSpan } from './text';
import type { WarmupState } from './warmup';

/** How an engine is set up; fixed for its life. */
export interface EngineOptions {
  /** Default `auto`. */
  readonly provider?: ProviderRequest;
  /** Speed or memory; default `auto`. */
  readonly profile?: DeviceProfileRequest;
  /** Whether a second session may help to speak, at the price of its memory; default `auto`. */
  readonly dual?: DualMode;
  /** WASM threads; default `auto`. */
  readonly threads?: number | 'auto';
  /** Speak every voice with this model instead of the voice's own. */
  readonly model?: ModelRequest;
  /** Origin of your own copy of the hub's paths, which is asked first; default none. */
  readonly modelBase?: string;
  /** Origin of the hub, or `none` to ask nobody but {@link modelBase}; default `https://huggingface.co`. */
  readonly hubBase?: string;
  /** Folder that holds `models/draft/`; default the folder of the built package. */
  readonly assetBase?: string;
  /** What speaks when the model cannot be had: the bundled draft voice (default), or nothing. */
  readonly fallback?: 'draft' | 'none';
  /** Pronunciations for every text of this engine; those that come with a text go before them. */
  readonly lexicon?: readonly Pronunciation[];
}

/** How one text is spoken, and how it is to be understood. */
export interface SpeakOptions extends TextOptions {
  /** Default `af_heart`. */
  readonly voice?: string;
  /** BCP 47; default the voice's own language. */
  readonly lang?: string;
  /** The model's own speed, 0.5 to 2; default 1. */
  readonly modelRate?: number;
  /** `whole` keeps the first pieces from being shorter than a sentence where the device is slow; default `short`. */
  readonly lead?: 'short' | 'whole';
  /** Most phonemes of one piece, 50 to 500; default 300. */
  readonly unitPhonemes?: number;
  /** A piece of fewer words is joined with its neighbour in the same paragraph; 0 to 20, default 5. */
  readonly fragmentWords?: number;
  /** Stops the speech when aborted. */
  readonly signal?: AbortSignal;
}

/** How a text is understood where it is not spoken. */
export interface PhonemizeOptions extends TextOptions {
  /** BCP 47; default `en-US`. */
  readonly lang?: string;
}

/**
 * `preparing`: nothing to play yet. `buffering`: sound has begun and the next is not ready.
 * The last three are final.
 */
export type PlaybackStatus =
  | 'preparing'
  | 'playing'
  | 'buffering'
  | 'paused'
  | 'ended'
  | 'stopped'
  | 'failed';

/** What is known of a playback at one moment. */
export interface PlaybackSnapshot {
  readonly status: PlaybackStatus;
  /** Seconds of sound heard. */
  readonly currentTime: number;
  /** The voice that really speaks (the fallback's, if it stepped in); undefined before the first sound. */
  readonly voice?: string;
  /** The provider that made the sound being heard. */
  readonly provider?: Provider;
  /** The sentence being heard, in the author's text. */
  readonly sentence?: TextSpan;
  /** The word being heard, in the author's text. */
  readonly word?: TextSpan;
  /** Why it failed. */
  readonly failure?: SpeechFailure;
}

/** Something a person should know although speech goes on. */
export interface Notice {
  readonly failure: SpeechFailure;
  /** The voice that speaks instead, where one does. */
  readonly fallbackVoice?: string;
}

/** A change of what computes. */
export interface ProviderChange {
  readonly provider: Provider;
  readonly previous?: Provider;
  readonly reason: string;
}

/** The events of an engine, by name, with their `detail`. */
export interface EngineEventMap {
  readonly modelprogress: ModelProgress;
  readonly warmupchange: WarmupState;
  readonly providerchange: ProviderChange;
  readonly notice: Notice;
  /** A source did not bring a file, and a later one did. */
  readonly sourcefailure: SpeechFailure;
  readonly metrics: Metric;
}

/** The events of a playback, by name, with their `detail`. */
export interface PlaybackEventMap {
  /** Status, sentence, voice or failure changed. */
  readonly statechange: PlaybackSnapshot;
  /** Several times a second while sound is heard. */
  readonly timeupdate: PlaybackSnapshot;
}
