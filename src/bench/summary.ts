import { type FidelityVerdict, worseVerdict } from './fidelity';
import {
  BENCH_STATES,
  type BenchObservation,
  type BenchState,
  realTimeFactor,
  type VisitRecord,
} from './observation';
import { type Statistic, statisticOf } from './statistics';
import { BENCH_TEXT_NAMES, type BenchTextName } from './texts';

/** Every figure of a cell, in the order of tables. */
export const FIGURES = [
  'firstAudioMs',
  'realTimeFactor',
  'inferenceMs',
  'readyMs',
  'sessionMs',
  'firstInferenceMs',
  'bytes',
  'heapBytes',
  'fidelityDb',
] as const;
/** One of {@link FIGURES}. */
export type FigureName = (typeof FIGURES)[number];

/** What a person reads for each figure, with its unit. */
export const FIGURE_NAMES: Readonly<Record<FigureName, string>> = Object.freeze({
  firstAudioMs: 'First sound',
  realTimeFactor: 'Real-time factor',
  inferenceMs: 'Inference',
  readyMs: 'Ready',
  sessionMs: 'Session creation',
  firstInferenceMs: 'First inference',
  bytes: 'Downloaded',
  heapBytes: 'WASM heap',
  fidelityDb: 'Distance to reference',
});

/** One cell of the matrix: a configuration, a text and a state. */
export interface CellSummary {
  readonly configuration: string;
  readonly text: BenchTextName;
  readonly state: BenchState;
  /** What was never observed is missing. Milliseconds, bytes, a ratio, decibels. */
  readonly figures: Readonly<Partial<Record<FigureName, Statistic>>>;
  /** Texts spoken. */
  readonly n: number;
  /** Runs of the model that warmed up for this cell, and are in none of its figures. */
  readonly excludedRuns: number;
  /** Observations that were made while the machine was busy, or the page hidden. They count. */
  readonly noisy: number;
  /** Pieces that were spoken again after a failure. */
  readonly requeues: number;
  /** The worst of the cell's sounds. */
  readonly verdict: FidelityVerdict;
}

/** Cells in order of configuration (by its id, as given), text and state; a cell without observations is missing. */
export function summarise(
  configurations: readonly string[],
  observations: readonly BenchObservation[],
  visits: readonly VisitRecord[],
  noisyVisits: ReadonlySet<number>,
): CellSummary[] {
  const excluded = new Map(visits.map(({ visit, excludedRuns }) => [visit, excludedRuns]));
  return configurations.flatMap((configuration) =>
    BENCH_TEXT_NAMES.flatMap((text) =>
      BENCH_STATES.flatMap((state) => {
        const isOwn = (it: BenchObservation) =>
          it.configuration === configuration && it.text === text;
        const own = observations.filter((it) => isOwn(it) && it.state === state);
        if (own.length === 0) return [];
        const before = observations.filter((it) => isOwn(it) && it.state === 'warm-start');
        // The start's own run of eight tokens; for a warm run, what the start spoke, too.
        const ownVisits = [...new Set(own.map(({ visit }) => visit))];
        const starts = ownVisits.reduce((sum, visit) => sum + (excluded.get(visit) ?? 0), 0);
        const runs = state === 'warm-run' ? before.flatMap((it) => it.inferenceMs).length : 0;
        return [
          {
            configuration,
            text,
            state,
            figures: figuresOf(own),
            n: own.length,
            excludedRuns: starts + runs,
            noisy: own.filter(({ visit }) => noisyVisits.has(visit)).length,
            requeues: own.reduce((sum, { requeues }) => sum + requeues, 0),
            verdict: own
              .map(({ fidelity }) => fidelity.verdict)
              .reduce<FidelityVerdict>(worstCompared, 'not-compared'),
          },
        ];
      }),
    ),
  );
}

/** What was compared counts; that another run's pieces were cut otherwise does not make it doubtful. */
function worstCompared(a: FidelityVerdict, b: FidelityVerdict): FidelityVerdict {
  if (a === 'not-compared') return b;
  return b === 'not-compared' ? a : worseVerdict(a, b);
}

function figuresOf(own: readonly BenchObservation[]): CellSummary['figures'] {
  const start = own.map((it) => it.start);
  const values: Record<FigureName, readonly (number | undefined)[]> = {
    firstAudioMs: own.map((it) => it.firstAudioMs),
    realTimeFactor: own.map(realTimeFactor),
    inferenceMs: own.flatMap((it) => it.inferenceMs),
    readyMs: start.map((it) => it?.readyMs),
    sessionMs: start.map((it) => it?.sessionMs),
    firstInferenceMs: start.map((it) => it?.firstInferenceMs),
    bytes: start.map((it) => it?.bytes),
    heapBytes: own.map((it) => it.heapBytes),
    fidelityDb: own.map((it) => it.fidelity.distance),
  };
  return Object.fromEntries(
    FIGURES.flatMap((name) => {
      const statistic = statisticOf(values[name]);
      return statistic ? [[name, statistic]] : [];
    }),
  );
}
