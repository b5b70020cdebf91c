import type { Viseme } from './audio';
import type { AudioCacheRequest } from './audio-cache';
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
  /**
   * What speaks while a model is on its way from the network, at once and until the end of the sentence in which the model is there:
   * nothing (default), the draft voice, or a voice of the system that speaks on the device. The system's is no part of what
   * {@link PlaybackSnapshot} has times of, nor of exports.
   */
  readonly meanwhile?: 'draft' | 'system' | 'none';
  /** Whether all others of the origin pause when this one plays, in every tab, and this one for them; default true. */
  readonly exclusive?: boolean;
  /** Pronunciations for every text of this engine; those that come with a text go before them. */
  readonly lexicon?: readonly Pronunciation[];
  /** Whether the sound of what was spoken is kept on the device, so that it need not be made again; default `auto`. */
  readonly audioCache?: AudioCacheRequest;
}

/** How an engine is made that is ready to speak. */
export interface CreateOptions extends EngineOptions {
  /** The voice to get ready; default `af_heart`. */
  readonly voice?: string;
  /** Hears how the download gets on. */
  readonly onProgress?: (progress: ModelProgress) => void;
}

/**
 * A text to be spoken: as a whole, or in pieces while it is still being written, as a language model's answer is. Pieces may end
 * anywhere, and are strings: a stream of bytes goes through a `TextDecoderStream` first.
 */
export type TextInput = string | AsyncIterable<string> | ReadableStream<string>;

/** What the system's media controls show of what is read aloud. */
export interface MediaInfo {
  /** Default the page's title. */
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  /** Pictures as the Media Session API has them. */
  readonly artwork?: readonly {
    readonly src: string;
    readonly sizes?: string;
    readonly type?: string;
  }[];
}

/** How one text is spoken, and how it is to be understood. */
export interface SpeakOptions extends TextOptions {
  /** Default `af_heart`; a blend is written `af_bella(2)+af_sky(1)`. */
  readonly voice?: string;
  /** BCP 47; default the voice's own language. */
  readonly lang?: string;
  /** Times the speed, 0.5 to 3, at once and with the pitch kept; default 1. It can be changed while it sounds. */
  readonly rate?: number;
  /** Times the loudness, 0 to 1; default 1. It can be changed while it sounds. */
  readonly volume?: number;
  /** Whether it begins without a sound. */
  readonly muted?: boolean;
  /** The model's own speed, 0.5 to 2; default 1. Unlike {@link rate} it changes how the voice speaks, and needs computing. */
  readonly modelRate?: number;
  /** Offset in the text at which to begin; default 0. */
  readonly from?: number;
  /** Whether the playback tells the shapes of a mouth that speaks with it; default false. */
  readonly visemes?: boolean;
  /** `whole` keeps the first pieces from being shorter than a sentence where the device is slow; default `short`. */
  readonly lead?: 'short' | 'whole';
  /** Most phonemes of one piece, 50 to 500; default 300. */
  readonly unitPhonemes?: number;
  /** A piece of fewer words is joined with its neighbour in the same paragraph; 0 to 20, default 5. */
  readonly fragmentWords?: number;
  /**
   * Gives the playback the lock screen and the media keys, and says what they show. A silent sound plays along for them, from a `blob:`
   * address, which a strict content security policy has to allow (`media-src blob:`). Default: they are left alone.
   */
  readonly media?: MediaInfo;
  /**
   * Milliseconds without a piece of a text that is still being written after which its whole words are spoken although the sentence
   * is not; default 500, `Infinity` waits for the sentence.
   */
  readonly flushAfter?: number;
  /** `off` makes the sound anew and keeps nothing of this text on the device; default as the engine's. */
  readonly audioCache?: 'auto' | 'off';
  /** Stops the speech when aborted. */
  readonly signal?: AbortSignal;
}

/** How a text is understood where it is not spoken. */
export interface PhonemizeOptions extends TextOptions {
  /** BCP 47; default `en-US`. */
  readonly lang?: string;
}

/**
 * `preparing`: nothing to play yet. `buffering`: the next is not ready, or sound is kept back until there is enough of it.
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

/** Sound that is kept back because it is made more slowly than it is heard, in seconds. */
export interface HeldSound {
  /** What there is … */
  readonly seconds: number;
  /** … and what there has to be. */
  readonly needed: number;
}

/** What is known of a playback at one moment. */
export interface PlaybackSnapshot {
  readonly status: PlaybackStatus;
  /** Seconds of the text's sound, as it is at rate 1, up to what is heard. */
  readonly currentTime: number;
  /** Seconds that the whole text takes at rate 1; `NaN` while nothing is known. */
  readonly duration: number;
  /** Whether part of {@link duration} is not made yet, and so only estimated. */
  readonly durationEstimated: boolean;
  /** Whether another place was asked for and does not sound yet. */
  readonly seeking: boolean;
  /** The voice that really speaks (the fallback's, if it stepped in); undefined before the first sound. */
  readonly voice?: string;
  /** The provider that made the sound being heard. */
  readonly provider?: Provider;
  /** The sentence being heard, in the author's text. */
  readonly sentence?: TextSpan;
  /** Number of {@link sentence} among all of the text, from 0; undefined before one is heard. */
  readonly sentenceIndex?: number | undefined;
  /** Sentences of the whole text; undefined as long as not all of it was looked through, or is still being written. */
  readonly sentenceCount?: number | undefined;
  /** The word being heard, in the author's text. */
  readonly word?: TextSpan;
  /** Only while sound is kept back. */
  readonly held?: HeldSound;
  /** Why it failed, or why it stays paused although it was resumed. */
  readonly failure?: SpeechFailure;
}

/** A word or sentence that begins to be heard. */
export interface BoundaryEvent extends TextSpan {
  readonly name: 'word' | 'sentence';
  /** Seconds of the text's sound, as {@link PlaybackSnapshot.currentTime}. */
  readonly time: number;
}

/** A place that the document names (SSML's `mark`) is reached. */
export interface MarkEvent {
  readonly name: string;
  /** Seconds of the text's sound, as {@link PlaybackSnapshot.currentTime}. */
  readonly time: number;
}

/** A shape of the mouth that begins now. */
export interface VisemeEvent {
  readonly viseme: Viseme;
  /** Seconds of the text's sound, as {@link PlaybackSnapshot.currentTime}, at which it begins … */
  readonly time: number;
  /** … and how many it lasts. */
  readonly duration: number;
}

/** Where reading pauses by itself: at the next end of one of these, or at the first sentence's end after so many seconds. */
export type StopPoint = 'sentence' | 'paragraph' | 'chapter' | number;

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
  /** A word or sentence begins to be heard: now, not when it was made. */
  readonly boundary: BoundaryEvent;
  /** A place that the document names is reached. */
  readonly mark: MarkEvent;
  /** The mouth takes another shape. Only with {@link SpeakOptions.visemes}. */
  readonly viseme: VisemeEvent;
}
