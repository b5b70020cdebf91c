import type { SpeechFailure } from '../contracts/failures';
import type { Precision } from '../contracts/model';
import type { Fidelity } from './fidelity';
import type { VisitKind } from './plan';
import type { BenchTextName } from './texts';

/**
 * In which state a text was spoken: first thing in a start without the model on the device, first thing in a start with it, or
 * by a session that had spoken the same text before.
 */
export const BENCH_STATES = ['cold', 'warm-start', 'warm-run'] as const;
/** One of {@link BENCH_STATES}. */
export type BenchState = (typeof BENCH_STATES)[number];

/** What a start measures besides the text that it speaks. Milliseconds, if nothing else is said. */
export interface StartFigures {
  /** From making the engine until `warmUp()` resolved, a first run of eight tokens included. */
  readonly readyMs: number;
  /** Compiling and booting the runtime. */
  readonly runtimeMs?: number;
  /** Reading, or downloading, and adapting the model. */
  readonly modelMs?: number;
  /** Creating the session. */
  readonly sessionMs?: number;
  /** The session's first run. */
  readonly firstInferenceMs?: number;
  /** Bytes that came from the network: the model's, not the app's own code. */
  readonly bytes: number;
}

/** One text spoken once. */
export interface BenchObservation {
  /** {@link BenchVisit.index}. */
  readonly visit: number;
  readonly round: number;
  /** As `configurationId` writes it. */
  readonly configuration: string;
  readonly state: BenchState;
  readonly text: BenchTextName;
  /** Milliseconds since the run began, when this began. */
  readonly atMs: number;
  /** In a start: from making the engine; else from the call: to the first piece of sound. */
  readonly firstAudioMs: number;
  /** From the call to the last piece of sound. */
  readonly totalMs: number;
  /** Sound that the model made, before silence is trimmed and pauses are added. */
  readonly audioSeconds: number;
  /** Each run of the model, as the thread that made it measured it. */
  readonly inferenceMs: readonly number[];
  /** The runtime's WASM heap at its largest so far in this visit; undefined where nobody told. */
  readonly heapBytes?: number;
  /** Pieces that were spoken again after a failure: what was timed has that in it. */
  readonly requeues: number;
  readonly fidelity: Fidelity;
  readonly start?: StartFigures;
}

/** Around one visit. */
export interface VisitRecord {
  readonly visit: number;
  readonly kind: VisitKind;
  readonly configuration: string;
  readonly beforeMs: number;
  readonly afterMs: number;
  /** The page was not in front at some time of it: browsers slow such pages down. */
  readonly hidden: boolean;
  /** Threads that the runtime really had. */
  readonly threads?: number;
  /** The model's id and revision: `kokoro-82m-v1.0@1939ad2a…`. */
  readonly model?: string;
  /** How the model's file stores its numbers. */
  readonly precision?: Precision;
  /** Runs of the model that were made and are in no figure. */
  readonly excludedRuns: number;
  /** Why it came to no end. */
  readonly failure?: SpeechFailure;
}

/** Everything that one visit brought. */
export interface VisitOutcome {
  readonly record: VisitRecord;
  readonly observations: readonly BenchObservation[];
}

/** Outcomes with one more, in the place of an earlier one of the same visit. */
export function withOutcome(
  outcomes: readonly VisitOutcome[],
  outcome: VisitOutcome,
): readonly VisitOutcome[] {
  const place = outcomes.findIndex(({ record }) => record.visit === outcome.record.visit);
  return place >= 0 ? outcomes.with(place, outcome) : [...outcomes, outcome];
}

/** All records and all observations of some visits. */
export function recorded(outcomes: readonly VisitOutcome[]): {
  readonly visits: readonly VisitRecord[];
  readonly observations: readonly BenchObservation[];
} {
  return {
    visits: outcomes.map(({ record }) => record),
    observations: outcomes.flatMap(({ observations }) => observations),
  };
}

/** Seconds of waiting for a second of sound: below 1 is faster than speech. */
export function realTimeFactor({ totalMs, audioSeconds }: BenchObservation): number {
  return totalMs / 1000 / audioSeconds;
}
