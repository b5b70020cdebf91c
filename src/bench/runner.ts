import type { EngineOptions } from '../contracts/engine';
import { type DeviceDescription, describeDevice } from '../engine/device-description';
import { SpeechError } from '../shared/speech-error';
import { configurationId } from './configuration';
import type { BenchEngineFactory } from './engine';
import { fidelityOf, type SpokenPiece } from './fidelity';
import { pagePace } from './noise';
import { recorded, type VisitOutcome, withOutcome } from './observation';
import { type BenchVisit, planVisits } from './plan';
import { type BenchReport, type ReportOptions, reportOf } from './report';
import type { BenchTextName } from './texts';
import { makeVisit, type UnjudgedVisit, type VisitContext } from './visit';

/** How far a run has come. */
export interface BenchProgress {
  /** Visits that are behind it, preparation included. */
  readonly done: number;
  readonly total: number;
  /** The visit that is being made; undefined at the end. */
  readonly visit?: BenchVisit;
  /** Milliseconds that are left, by what it took so far; undefined at the start. */
  readonly remainingMs?: number;
}

/** What a run works with; what is left out is the real thing. */
export interface BenchParts {
  readonly engine: BenchEngineFactory;
  /** Model, and where it comes from. */
  readonly engineOptions: EngineOptions;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BenchProgress) => void;
  /** Told of each visit that was made, to be kept for a reload. */
  readonly onOutcome?: (outcome: VisitOutcome) => void;
  /** Visits of an earlier page that are not made again. */
  readonly done?: readonly VisitOutcome[];
  /** When the run began, where it goes on. */
  readonly made?: string;
  /** Without preparation the first visits serve as reference; default true. */
  readonly prepare?: boolean;
  /** Warm runs of a text in one visit, at most; default 3. */
  readonly repeats?: number;
  readonly pace?: () => number;
  readonly device?: DeviceDescription;
}

/**
 * Runs the benchmark: one visit after the other, nothing beside it. Resolves with what was observed, also when it was
 * stopped; a configuration that fails is told in the report and not tried again.
 */
export async function runBench(options: ReportOptions, parts: BenchParts): Promise<BenchReport> {
  const { onProgress = () => undefined, onOutcome = () => undefined, prepare = true } = parts;
  const signal = parts.signal ?? new AbortController().signal;
  const device = parts.device ?? (await describeDevice());
  const made = parts.made ?? new Date().toISOString();
  let outcomes = parts.done ?? [];
  const references = new Map<BenchTextName, readonly SpokenPiece[]>();
  const plan = planVisits({ ...options, prepare });
  const began = performance.now();
  const offset = Date.now() - Date.parse(made);
  const context = contextOf(options, parts, signal, () => offset + performance.now() - began);
  const madeBefore = new Set(outcomes.map(({ record }) => record.visit));
  // Sound is not kept over a reload, so the reference speaks again.
  const isDone = ({ index, kind }: BenchVisit) => kind !== 'preparation' && madeBefore.has(index);
  const open = plan.some((visit) => visit.kind !== 'preparation' && !isDone(visit));
  const letGo = open ? await keepText(parts) : () => undefined;
  try {
    let [count, spent] = [0, 0];
    for (const visit of open ? plan : []) {
      if (isDone(visit) || hasFailed(outcomes, visit)) continue;
      if (signal.aborted) break;
      const left = plan.filter((it) => it.index >= visit.index && !isDone(it)).length;
      const remaining = count > 0 ? { remainingMs: (left * spent) / count } : {};
      onProgress({ done: visit.index, total: plan.length, visit, ...remaining });
      const start = performance.now();
      const storedId = outcomes.at(-1)?.record.model;
      const unjudged = await visited(visit, { ...context, storedId });
      if (!unjudged) break;
      const outcome = judged(unjudged, references, configurationId(options.reference));
      outcomes = withOutcome(outcomes, outcome);
      onOutcome(outcome);
      count++;
      spent += performance.now() - start;
    }
  } finally {
    letGo();
  }
  const complete = !signal.aborted;
  if (complete) onProgress({ done: plan.length, total: plan.length });
  return reportOf({ device, options, made, complete, ...recorded(outcomes) });
}

/**
 * Starts the thread that reads text, which all engines share and the last one ends. On Play it starts beside the model and is there
 * first; started in each visit, it would be measured as if the sound had waited for it.
 * @returns what lets go of it
 */
async function keepText({ engine, engineOptions }: BenchParts): Promise<() => void> {
  const keeper = engine(engineOptions);
  // If it cannot be had, the first visit says so.
  await keeper.phonemize('Ready.').catch(() => undefined);
  return () => void keeper.release();
}

function contextOf(
  { voice }: ReportOptions,
  { engine, engineOptions, repeats = 3, pace = pagePace }: BenchParts,
  signal: AbortSignal,
  elapsed: () => number,
): Omit<VisitContext, 'storedId'> {
  // Once for nothing: the first time, the browser is still compiling it.
  pace();
  return { engine, options: engineOptions, voice, repeats, pace, elapsed, signal };
}

/** Undefined when the run was stopped. */
async function visited(
  visit: BenchVisit,
  context: VisitContext,
): Promise<UnjudgedVisit | undefined> {
  try {
    return await makeVisit(visit, context);
  } catch (error) {
    if (error instanceof SpeechError && error.code === 'aborted') return undefined;
    throw error;
  }
}

/** What failed once would fail again, and each attempt may take a minute. */
function hasFailed(outcomes: readonly VisitOutcome[], { configuration }: BenchVisit): boolean {
  const id = configurationId(configuration);
  return outcomes.some(({ record }) => record.configuration === id && record.failure);
}

/** Compares the sound with the reference's, or takes it for the reference. Sound is let go of here. */
function judged(
  { record, spoken }: UnjudgedVisit,
  references: Map<BenchTextName, readonly SpokenPiece[]>,
  referenceId: string,
): VisitOutcome {
  const observations = spoken.map(({ pieces, ...observation }) => {
    const { text, configuration } = observation;
    if (configuration === referenceId && !references.has(text)) references.set(text, pieces);
    return { ...observation, fidelity: fidelityOf(pieces, references.get(text)) };
  });
  return { record, observations: record.kind === 'preparation' ? [] : observations };
}
