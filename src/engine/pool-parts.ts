import type { ProviderChange } from '../contracts/engine';
import type { MetricSink } from '../contracts/metrics';
import type { DualMode } from '../contracts/provider';
import type { SpeechWorkerEvent } from '../contracts/speech-worker';
import type { SessionPreference } from './device-choice';
import type { SpeechHostParts } from './speech-host';

/** Who hears what happens to the sessions. */
export interface SessionPoolListener {
  /** News of the session that speaks; the standby's metrics too, its stages not. */
  onEvent(event: SpeechWorkerEvent): void;
  onProvider(change: ProviderChange): void;
  /** A worker has ended; its levels (`live-…`, `heap-bytes`) are no more. They carry the same name as tag `thread`. */
  onThreadEnd?(thread: string): void;
  readonly metrics: MetricSink;
}

/** Parts that a test puts in place of the real ones. */
export interface SessionPoolParts extends SpeechHostParts {
  /** Whether a second session helps to speak; default `off`. */
  readonly dual?: DualMode;
  /**
   * What the session that speaks begins with, where the request leaves it open. It stays a preference: what fails is left for
   * plain WASM, as with `auto`.
   */
  readonly preferred?: SessionPreference | undefined;
}
