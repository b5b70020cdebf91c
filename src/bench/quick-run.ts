import type { EngineOptions } from '../contracts/engine';
import type { ModelRequest } from '../contracts/model';
import { type DeviceChoice, modelKey, writeDeviceChoice } from '../engine/device-choice';
import { type DeviceDescription, describeDevice } from '../engine/device-description';
import { KokoroSpeech } from '../engine/kokoro-speech';
import { choiceOf } from './choice';
import {
  type BenchConfiguration,
  configurationId,
  configurationName,
  threadCandidates,
} from './configuration';
import type { BenchEngine, BenchEngineFactory } from './engine';
import type { BenchReport } from './report';
import { runBench } from './runner';

/** Milliseconds that the quick version may take. */
export const QUICK_BUDGET_MS = 10_000;

/** What the quick version works with. */
export interface QuickRun {
  /** The page's engine, whose model is loaded: it is measured as it is, and goes on afterwards. */
  readonly present: BenchEngine;
  /** Model sources of the page. */
  readonly base: EngineOptions;
  /** The model and the voice that were heard. */
  readonly model: ModelRequest;
  readonly voice: string;
  /** Stops it. */
  readonly signal: AbortSignal;
  readonly budgetMs?: number;
  readonly device?: DeviceDescription;
  /** Makes the engines that the page's is compared with. */
  readonly engine?: BenchEngineFactory;
  readonly keep?: (choice: DeviceChoice) => void;
}

/** What the quick version found. */
export interface QuickResult {
  /** A sentence for the reader. */
  readonly words: string;
  /** Whether something else than what the page uses is used from now on. */
  readonly changed: boolean;
  /** Undefined where it was stopped before it began. */
  readonly report?: BenchReport;
}

/** What is worth a comparison: what is in use, one thread or all that help, and a real graphics adapter. */
export function quickCandidates(
  present: BenchConfiguration,
  { cores, isolated, adapter }: DeviceDescription,
): BenchConfiguration[] {
  const counts = threadCandidates(cores, isolated).filter((count) => count <= 4);
  const common = { profile: 'fast' as const };
  const candidates: BenchConfiguration[] = [
    present,
    ...(adapter && !adapter.software
      ? [{ ...common, provider: 'webgpu' as const, threads: 'auto' as const }]
      : []),
    ...[Math.max(...counts), 1].map((threads) => ({
      ...common,
      provider: 'wasm' as const,
      threads,
    })),
  ];
  const ids = candidates.map(configurationId);
  return candidates.filter((_, place) => ids.indexOf(ids[place] ?? '') === place);
}

/** What an engine computes with at present; undefined before it has spoken. */
export function presentConfiguration({ health }: BenchEngine): BenchConfiguration | undefined {
  const { provider, threads, form } = health.find(({ role }) => role === 'primary') ?? {};
  if (!provider || threads === undefined || !form) return undefined;
  const profile = form === 'published' ? 'as-published' : form === 'stored' ? 'low-memory' : 'fast';
  return { provider, profile, threads: provider === 'wasm' ? threads : 'auto' };
}

/**
 * Compares what the page uses with its nearest alternatives, by the short text, within ten seconds; what is best is kept as
 * the device's choice. Nothing is downloaded: the model is the one that was heard.
 */
export async function quickRun(run: QuickRun): Promise<QuickResult> {
  const { present, base, model, voice, signal, budgetMs = QUICK_BUDGET_MS } = run;
  const current = presentConfiguration(present);
  const device = run.device ?? (await describeDevice());
  const candidates = current ? quickCandidates(current, device) : [];
  if (!current || candidates.length < 2)
    return { words: 'There is nothing to choose from on this device.', changed: false };
  const isCurrent = ({ provider, threads, profile }: EngineOptions) =>
    provider === current.provider && threads === current.threads && profile === current.profile;
  const make = run.engine ?? ((options) => new KokoroSpeech(options));
  const report = await runBench(
    {
      model: modelKey(model),
      modelName: model.kind === 'draft' ? 'Draft voice' : 'Kokoro',
      timingOnly: false,
      voice,
      configurations: candidates,
      reference: candidates.find(({ provider }) => provider === 'wasm') ?? current,
      texts: ['short'],
      runs: 1,
      cold: false,
      seed: 1,
    },
    {
      engine: (options) => (isCurrent(options) ? borrowed(present) : make(options)),
      engineOptions: { ...base, model },
      device,
      signal: AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]),
      prepare: false,
      repeats: 1,
    },
  );
  return conclude(report, current, signal, run.keep ?? writeDeviceChoice);
}

function conclude(
  report: BenchReport,
  current: BenchConfiguration,
  signal: AbortSignal,
  keep: (choice: DeviceChoice) => void,
): QuickResult {
  if (signal.aborted) return { words: 'Stopped. Nothing was changed.', changed: false, report };
  const choice = report.complete ? choiceOf(report) : undefined;
  const best = report.recommendation.configuration;
  if (!choice || !best)
    return {
      words: 'Ten seconds were not enough to tell. The benchmark takes the time that it needs.',
      changed: false,
      report,
    };
  keep(choice);
  const changed = configurationId(best) !== configurationId(current);
  const words = changed
    ? `${configurationName(best)} is the fastest here, and used from the next start on.`
    : `${configurationName(best)} is the fastest here. It is in use already.`;
  return { words, changed, report };
}

/** The page's engine: used, never ended. */
function borrowed(engine: BenchEngine): BenchEngine {
  return {
    warmUp: (options) => engine.warmUp(options),
    stream: (text, options) => engine.stream(text, options),
    phonemize: (text, lang) => engine.phonemize(text, lang),
    metrics: engine.metrics,
    storage: engine.storage,
    health: engine.health,
    release: async () => undefined,
  };
}
