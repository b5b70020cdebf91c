import type { SpeechFailure } from './failures';

/**
 * What preparation goes through, in order; `runtime` and `model` run side by side. `ready` is when the next text sounds at
 * once; `extended` when further lengths of sentence have run too, where a provider prepares each by itself.
 */
export const WARMUP_STAGES = Object.freeze([
  'worker',
  'runtime',
  'model',
  'session',
  'first-inference',
  'ready',
  'extended',
] as const);
/** One of {@link WARMUP_STAGES}. */
export type WarmupStage = (typeof WARMUP_STAGES)[number];

/** How far preparation has come. Stages only go forward; a failure keeps what was reached. */
export interface WarmupState {
  readonly reached: readonly WarmupStage[];
  readonly running: readonly WarmupStage[];
  readonly error?: SpeechFailure;
}

/** Before anything is prepared. */
export const NOT_WARM: WarmupState = Object.freeze({ reached: [], running: [] });

/**
 * How far to prepare, in order: `runtime` starts the worker and compiles the runtime, and downloads nothing of a model; `session`
 * loads the model; `ready` makes a first run.
 */
export const WARMUP_LEVELS = Object.freeze(['runtime', 'session', 'ready'] as const);
/** One of {@link WARMUP_LEVELS}. */
export type WarmupLevel = (typeof WARMUP_LEVELS)[number];
