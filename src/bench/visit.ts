import type { EngineOptions, SpeakOptions } from '../contracts/engine';
import { speechError, throwIfAborted, toFailure } from '../shared/speech-error';
import { configurationId } from './configuration';
import type { BenchEngine, BenchEngineFactory } from './engine';
import type { SpokenPiece } from './fidelity';
import { MetricWatch } from './metric-watch';
import type { BenchObservation, StartFigures, VisitRecord } from './observation';
import type { BenchVisit } from './plan';
import { BENCH_TEXTS, type BenchTextName } from './texts';

/** Milliseconds of warm runs after which no further one is begun. */
const REPEATING_MS = 2000;
/** Milliseconds between the end of an engine and the look at the machine's pace. */
const REST_MS = 100;

/** What a visit works with. */
export interface VisitContext {
  readonly engine: BenchEngineFactory;
  /** Model and where it comes from; what a configuration decides is added. */
  readonly options: EngineOptions;
  readonly voice: string;
  /** Id of the stored model that a cold start removes; undefined if there is none. */
  readonly storedId?: string | undefined;
  readonly pace: () => number;
  /** Warm runs of a text in one visit, at most: where one takes a blink, one alone says little. */
  readonly repeats: number;
  /** Milliseconds since the run began. */
  readonly elapsed: () => number;
  readonly signal: AbortSignal;
}

/** An observation whose sound has not been judged yet. */
export interface UnjudgedObservation extends Omit<BenchObservation, 'fidelity'> {
  readonly pieces: readonly SpokenPiece[];
}

/** What a visit brought, before its sound is judged: that takes time of its own, so it waits until nothing is timed. */
export interface UnjudgedVisit {
  readonly record: VisitRecord;
  readonly spoken: readonly UnjudgedObservation[];
}

/** Makes one start of an engine and lets it speak each text, and again. Rejects with `aborted` alone; another failure is told. */
export async function makeVisit(visit: BenchVisit, context: VisitContext): Promise<UnjudgedVisit> {
  const { signal, pace } = context;
  throwIfAborted(signal);
  const { index, kind, configuration } = visit;
  const common = { visit: index, kind, configuration: configurationId(configuration) };
  const watch = watchVisibility();
  const beforeMs = pace();
  const engine = context.engine({
    ...context.options,
    ...configuration,
    dual: 'off',
    fallback: 'none',
  });
  // Nothing else ends a start that is under way.
  const stop = () => void engine.release();
  signal.addEventListener('abort', stop);
  const metrics = new MetricWatch(engine.metrics);
  const spoken: UnjudgedObservation[] = [];
  const told = { excludedRuns: 0 };
  let failure: VisitRecord['failure'];
  let session: Pick<VisitRecord, 'threads' | 'model' | 'precision'> = {};
  try {
    await speakAll({ visit, context, engine, metrics, spoken, told });
    session = sessionOf(engine);
  } catch (error) {
    if (signal.aborted) throw speechError('aborted', 'cancelled');
    failure = toFailure(error);
  } finally {
    signal.removeEventListener('abort', stop);
    metrics.stop();
    await engine.release();
  }
  // What a thread that has ended leaves behind comes to rest; the machine's pace is not its own.
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  return {
    record: {
      ...common,
      ...told,
      beforeMs,
      afterMs: pace(),
      hidden: watch(),
      ...session,
      ...(failure ? { failure } : {}),
    },
    spoken,
  };
}

function sessionOf({ health }: BenchEngine): Pick<VisitRecord, 'threads' | 'model' | 'precision'> {
  const { threads, model, precision } = health.find(({ role }) => role === 'primary') ?? {};
  return {
    ...(threads === undefined ? {} : { threads }),
    ...(model === undefined ? {} : { model }),
    ...(precision === undefined ? {} : { precision }),
  };
}

interface Work {
  readonly visit: BenchVisit;
  readonly context: VisitContext;
  readonly engine: BenchEngine;
  readonly metrics: MetricWatch;
  readonly spoken: UnjudgedObservation[];
  readonly told: { excludedRuns: number };
}

async function speakAll({ visit, context, engine, metrics, spoken, told }: Work): Promise<void> {
  const { voice, elapsed, storedId, repeats, signal } = context;
  const { index, round, kind, configuration } = visit;
  if (kind === 'cold' && storedId) await engine.storage.remove(storedId);
  const atMs = elapsed();
  const began = performance.now();
  await engine.warmUp({ voice });
  const readyMs = performance.now() - began;
  // The stage is told after the run that it is made of.
  const ready = await metrics.take(1, 'first-inference');
  told.excludedRuns += ready.inferenceMs.length;
  const start = startFigures(readyMs, ready.stages, ready.bytes);
  const common = { visit: index, round, configuration: configurationId(configuration) };
  for (const [place, text] of visit.texts.entries()) {
    // Whole sentences, so that the sound can be compared with others' that are not as slow, or slower.
    const first = await speak(engine, metrics, text, { voice, lead: 'whole', signal });
    const state = kind === 'cold' ? 'cold' : 'warm-start';
    const isStart = place === 0;
    spoken.push({
      ...common,
      ...first,
      state,
      text,
      atMs,
      ...(isStart ? { firstAudioMs: readyMs + first.firstAudioMs, start } : {}),
    });
    if (kind === 'preparation') told.excludedRuns += first.inferenceMs.length;
    if (kind !== 'warm') continue;
    const since = performance.now();
    for (let repeat = 0; repeat < repeats; repeat++) {
      if (repeat > 0 && performance.now() - since > REPEATING_MS) break;
      const again = { atMs: elapsed(), state: 'warm-run' as const };
      const speech = await speak(engine, metrics, text, { voice, signal });
      spoken.push({ ...common, text, ...again, ...speech });
    }
  }
}

function startFigures(
  readyMs: number,
  stages: Readonly<Partial<Record<string, number>>>,
  bytes: number,
): StartFigures {
  const { runtime, model, session, 'first-inference': first } = stages;
  return {
    readyMs,
    bytes,
    ...(runtime === undefined ? {} : { runtimeMs: runtime }),
    ...(model === undefined ? {} : { modelMs: model }),
    ...(session === undefined ? {} : { sessionMs: session }),
    ...(first === undefined ? {} : { firstInferenceMs: first }),
  };
}

type Speech = Pick<
  UnjudgedObservation,
  'firstAudioMs' | 'totalMs' | 'audioSeconds' | 'inferenceMs' | 'heapBytes' | 'requeues' | 'pieces'
>;

async function speak(
  engine: BenchEngine,
  metrics: MetricWatch,
  text: BenchTextName,
  options: SpeakOptions,
): Promise<Speech> {
  const pieces: SpokenPiece[] = [];
  let firstAudioMs = Number.NaN;
  const asked = performance.now();
  // What is kept of an earlier run says nothing of this device.
  const anew: SpeakOptions = { ...options, audioCache: 'off' };
  for await (const { samples, unit } of engine.stream(BENCH_TEXTS[text], anew)) {
    if (pieces.length === 0) firstAudioMs = performance.now() - asked;
    pieces.push({ tokens: unit.tokens, samples });
  }
  const totalMs = performance.now() - asked;
  const { inferenceMs, audioSeconds, requeues } = await metrics.take(pieces.length);
  const { heapBytes } = metrics;
  return {
    pieces,
    firstAudioMs,
    totalMs,
    audioSeconds,
    inferenceMs,
    requeues,
    ...(heapBytes === undefined ? {} : { heapBytes }),
  };
}

/** @returns a function that ends the watch and tells whether the page was ever out of sight */
function watchVisibility(): () => boolean {
  let wasHidden = document.hidden;
  const note = () => {
    wasHidden ||= document.hidden;
  };
  document.addEventListener('visibilitychange', note);
  return () => {
    document.removeEventListener('visibilitychange', note);
    return wasHidden;
  };
}
