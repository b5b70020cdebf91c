import type { SpeechFailure } from './failures';

/** What preparation goes through, in order; `runtime` and `model` run side by side. */
export const WARMUP_STAGES = Object.freeze([
  'worker',
  'runtime',
  'model',
  'session',
  'first-inference',
  'ready',
] as const);
/** One of {@link WARMUP_STAGES}. */
export type WarmupStage = (typeof WARMUP_STAGES)[number];

/** How far preparation has come. Stages only go forward; a failure keeps what was reached. */
export interface WarmupState {
  readonly reached: readonly WarmupStage[];
  readonly running: readonly WarmupStage[];
  readonly error?: SpeechFailure;
}
