import type { PcmChunk } from './audio';
import type { SpeechFailure } from './failures';
import type { Metric } from './metrics';
import type { ModelProgress, ModelRequest } from './model';
import type { Outcome } from './outcome';
import type {
  BundleName,
  DeviceProfileRequest,
  Provider,
  ProviderRequest,
  SessionSnapshot,
} from './provider';
import type { WarmupStage } from './warmup';

/** How a speech worker is set up; fixed for its life, because the runtime's is. */
export interface SpeechWorkerConfig {
  readonly provider: ProviderRequest;
  readonly profile: DeviceProfileRequest;
  /** WASM threads; `auto` decides by cores and isolation. Silently 1 without cross-origin isolation. */
  readonly threads: number | 'auto';
  /** Absolute URL of the folder that holds `models/draft/`, with a trailing slash. */
  readonly assetBase: string;
  /** Origin of the hub, or of a mirror with the same paths. No trailing slash. */
  readonly modelBase: string;
  /** Origin that is asked for what `modelBase` does not bring; undefined for none. No trailing slash. */
  readonly hubBase?: string | undefined;
  /** The bundle that an earlier start with this request ended with; undefined if none is known. */
  readonly bundle?: BundleName | undefined;
}

/** What the worker chose. */
export interface RuntimeInfo {
  readonly provider: Provider;
  readonly threads: number;
  /**
   * What the graphics adapter, or WebNN's device, says of itself, with the runtime's version: sound is trusted or not by it.
   * Not on WASM.
   */
  readonly accelerator?: string;
}

/** A listener's next sentence, sound for later, or a run that only warms up: in this order. */
export type RequestPriority = 'play' | 'prefetch' | 'warm-up';

/** News from the worker, in order of happening. */
export type SpeechWorkerEvent =
  | { readonly type: 'stage'; readonly stage: WarmupStage; readonly phase: 'start' | 'end' }
  | { readonly type: 'progress'; readonly progress: ModelProgress }
  | { readonly type: 'metric'; readonly metric: Metric }
  | { readonly type: 'notice'; readonly failure: SpeechFailure }
  /** A source did not bring a file, and a later one did. */
  | { readonly type: 'source-failure'; readonly failure: SpeechFailure }
  /** A model was stored for the first time; only the page can ask the browser to keep it. */
  | { readonly type: 'stored' }
  /** The bundle that the next start should begin with; told again when it turns out to be another. */
  | { readonly type: 'bundle'; readonly bundle: BundleName }
  /** The device that computes is gone, and the session with it. */
  | { readonly type: 'device-lost'; readonly cause: string };

/** Brings model, voice and session into being. */
export interface PrepareRequest {
  readonly requestId: string;
  readonly model: ModelRequest;
  readonly voice: string;
}

/** One run of the model. */
export interface SynthesisRequest {
  readonly requestId: string;
  readonly model: ModelRequest;
  readonly voice: string;
  /** The unit's index, echoed in the chunk. */
  readonly unit: number;
  /** Token ids with 0 at both ends, at most 512. */
  readonly tokens: readonly number[];
  /** Token range of each word, for word times. */
  readonly wordRanges: readonly (readonly [number, number])[];
  /** The model's own speed input: 1 is normal, 2 twice as fast. */
  readonly speed: number;
}

/** How far apart two sounds are. */
export interface SoundComparison {
  /** Log-spectral distance in decibels. */
  readonly distance: number;
  readonly alike: boolean;
}

/** What `workers/speech.worker.ts` exposes. One worker holds one runtime and one session. */
export interface SpeechWorkerApi {
  /** Chooses the provider and boots the runtime. Fails with `provider-unavailable`. */
  start(
    config: SpeechWorkerConfig,
    emit: (event: SpeechWorkerEvent) => void,
  ): Promise<Outcome<RuntimeInfo>>;
  /** Model, voice and session; concurrent calls share one creation, a failed one can be repeated. */
  prepare(request: PrepareRequest): Promise<Outcome<SessionSnapshot>>;
  /** Runs the model once; samples are transferred to the caller. */
  synthesize(request: SynthesisRequest): Promise<Outcome<PcmChunk>>;
  /** Drops what waits under this id, and the result of what runs; the model stays loaded. */
  cancel(requestId: string): Promise<void>;
  /** Whether two sounds (mono, 24 kHz) are the same sentence, spoken rightly. Takes 0.15 s for 10 s of sound. */
  compare(a: Float32Array, b: Float32Array): Promise<Outcome<SoundComparison>>;
  /** Ends the session. */
  release(): Promise<Outcome<void>>;
}
