import type { Provider } from './provider';

/** Sampling rate of everything that Kokoro and the draft voice produce, in Hz. */
export const SAMPLE_RATE = 24_000;

/** What stays of the silence on either side of a unit, in seconds, so that soft consonants are not cut. */
export const KEPT_SECONDS = 0.03;

/** When a word sounds, in seconds from the start of its chunk. */
export interface WordTime {
  readonly start: number;
  readonly end: number;
}

/** When a sound of speech is heard, in seconds. */
export interface PhonemeTime extends WordTime {
  /** In Kokoro's symbols, with its stress and length. */
  readonly phoneme: string;
}

/** Shapes of the mouth: the fifteen of Oculus' lip sync. */
export type Viseme =
  | 'sil'
  | 'PP'
  | 'FF'
  | 'TH'
  | 'DD'
  | 'kk'
  | 'CH'
  | 'SS'
  | 'nn'
  | 'RR'
  | 'aa'
  | 'E'
  | 'ih'
  | 'oh'
  | 'ou';

/** When the mouth has a shape, in seconds. */
export interface VisemeTime extends WordTime {
  readonly viseme: Viseme;
}

/** The sound of one unit. */
export interface PcmChunk {
  readonly requestId: string;
  /** Index of the {@link SpeechUnit} that it speaks. */
  readonly unit: number;
  /** Hz. */
  readonly sampleRate: number;
  /** Mono, −1..1. Transferred: the receiver owns the buffer. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** One per word of the unit. */
  readonly wordTimes: readonly WordTime[];
  /** Seconds at which each token of the unit begins, and the end of the last behind them. */
  readonly tokenTimes: Float32Array<ArrayBuffer>;
  /** True when the model gave no durations and the times are shared out by token counts. */
  readonly wordTimesEstimated: boolean;
  readonly provider: Provider;
  /** Wall time of the run, in milliseconds; 0 for sound that was kept from an earlier one. */
  readonly inferenceMs: number;
}

/** Page → audio thread. Frames are samples of the context's own rate. */
export type PlayerCommand =
  | {
      readonly type: 'push';
      /** The playback that the samples belong to; commands of an older one are ignored. */
      readonly playback: number;
      readonly unit: number;
      readonly samples: Float32Array<ArrayBuffer>;
    }
  | { readonly type: 'begin'; readonly playback: number }
  | { readonly type: 'end'; readonly playback: number }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'clear' }
  /** Times the speed, for this and later playbacks. 1 until a `stretch` came. */
  | { readonly type: 'rate'; readonly rate: number }
  /** What a rate other than 1 needs: the bytes of Sonic's WebAssembly. */
  | { readonly type: 'stretch'; readonly wasm: ArrayBuffer };

/** Audio thread → page. */
export type PlayerReport =
  /** Sent several times a second while sounding, and at each change. */
  | {
      readonly type: 'position';
      readonly playback: number;
      /** Frames of what was pushed since `begin` that have been handed to the output, whatever their rate. */
      readonly played: number;
      /** Frames waiting. */
      readonly queued: number;
      /** How fast `played` grows: times the sample rate; 0 while paused. */
      readonly rate: number;
    }
  /** The unit's first frame has been handed to the output. */
  | {
      readonly type: 'unit';
      readonly playback: number;
      readonly unit: number;
      readonly played: number;
    }
  /** The queue ran dry before `end`. */
  | { readonly type: 'underrun'; readonly playback: number }
  /** All frames up to `end` have been handed to the output. */
  | { readonly type: 'drained'; readonly playback: number };

/** A report with the context's time, in seconds, of what will be handed to the output next. */
export type TimedReport = PlayerReport & { readonly at: number };
