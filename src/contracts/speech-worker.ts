import type { PcmChunk } from './audio';
import type { SpeechFailure } from './failures';
import type { Metric } from './metrics';
import type { ModelProgress, ModelRequest } from './model';
import type { Outcome } from './outcome';
import type { Provider, ProviderRequest, SessionSnapshot } from './provider';
import type { WarmupStage } from './warmup';

/** How a speech worker is set up; fixed for its life, because the runtime's is. */
export interface SpeechWorkerConfig {
  readonly provider: ProviderRequest;
  /** WASM threads; `auto` decides by cores and isolation. Silently 1 without cross-origin isolation. */
  readonly threads: number | 'auto';
  /** Absolute URL of the folder that holds `models/draft/`, with a trailing slash. */
  readonly assetBase: string;
  /** Replaces the hub's origin; must serve the same paths. No trailing slash. */
  readonly modelBase: string;
}

/** What the worker chose. */
export interface RuntimeInfo {
  readonly provider: Provider;
  readonly threads: number;
}

/** News from the worker, in order of happening. */
export type SpeechWorkerEvent =
  | { readonly type: 'stage'; readonly stage: WarmupStage; readonly phase: 'start' | 'end' }
  | { readonly type: 'progress'; readonly progress: ModelProgress }
  | { readonly type: 'metric'; readonly metric: Metric }
  | { readonly type: 'notice'; readonly failure: SpeechFailure };

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
  /** Ends the session. */
  release(): Promise<Outcome<void>>;
}
