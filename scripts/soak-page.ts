import type { MetricName } from '../src/contracts/metrics';
import type { ModelRequest } from '../src/contracts/model';
import type { Provider } from '../src/contracts/provider';
import type { KokoroSpeech } from '../src/engine/kokoro-speech';

/** One engine of the run. */
export interface SoakCase {
  readonly name: string;
  readonly provider: Provider;
  /** None for the draft voice that comes with the app. */
  readonly model?: ModelRequest;
  readonly voice: string;
}

/** An utterance to make. */
export interface SoakJob {
  readonly name: string;
  readonly voice: string;
  readonly text: string;
  /** Through the sound output, in real time. */
  readonly aloud: boolean;
}

/** What was measured of an utterance. */
export interface SoakRun {
  readonly firstAudioMs: number;
  readonly inferenceMs: number;
  readonly audioSeconds: number;
}

/** What all engines together tell between two utterances. */
export interface SoakLevels {
  readonly heapBytes: number;
  /** By gauge; what no engine ever told is missing. */
  readonly live: Readonly<Partial<Record<MetricName, number>>>;
  readonly leakWarnings: number;
  readonly underruns: number;
}

declare global {
  /** The page's engines by the name of their case. */
  var soakEngines: Map<string, KokoroSpeech>;
}

// Each of these runs inside the page and is sent there as source text, so each is self-contained.

/** Makes the engines; none of them does anything yet. */
export async function setUpInPage(job: { library: string; cases: SoakCase[] }): Promise<void> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  globalThis.soakEngines = new Map(
    job.cases.map(({ name, provider, model }) => {
      // What is kept would not be computed.
      const options = { provider, threads: 1, fallback: 'none', audioCache: 'off' } as const;
      return [name, new Engine(model ? { ...options, model } : options)];
    }),
  );
}

/** Makes one utterance, aloud or not. */
export async function utterInPage(job: SoakJob): Promise<SoakRun> {
  const engine = globalThis.soakEngines.get(job.name);
  if (!engine) throw new Error(`no engine ${job.name}`);
  const run = { firstAudioMs: Number.NaN, inferenceMs: 0, audioSeconds: 0 };
  const off = engine.metrics.subscribe(({ name, value }) => {
    if (name === 'time-to-first-audio') run.firstAudioMs = value;
    if (name === 'inference-duration') run.inferenceMs += value;
    if (name === 'audio-seconds') run.audioSeconds += value;
  });
  try {
    const { voice } = job;
    if (job.aloud) await engine.speak(job.text, { voice }).finished;
    else for await (const { samples } of engine.stream(job.text, { voice })) void samples;
    // What a worker measured comes by another way than its sound, and may come after it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return run;
  } finally {
    off();
  }
}

/** Waits for the runs that an engine makes in the background once it has spoken. */
export async function settleInPage(name: string): Promise<void> {
  const engine = globalThis.soakEngines.get(name);
  do await new Promise((resolve) => setTimeout(resolve, 500));
  while (engine?.warmup.running.length);
}

/** Levels and counts now. */
export async function levelsInPage(): Promise<SoakLevels> {
  // What a worker or a ledger tells a little later has arrived by then.
  await new Promise((resolve) => setTimeout(resolve, 250));
  const summaries = [...globalThis.soakEngines.values()].map(({ metrics }) => metrics.summary());
  const perThread = ['live-sessions', 'live-tensors', 'live-gpu-buffers'] as const;
  const perPage = ['live-workers', 'live-object-urls', 'live-audio-nodes'] as const;
  const known = (name: MetricName) =>
    summaries.map((summary) => summary[name]?.last).filter((level) => level !== undefined);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const live: Partial<Record<MetricName, number>> = {};
  for (const name of perThread) if (known(name).length) live[name] = sum(known(name));
  // The page's are told to every engine.
  for (const name of perPage) if (known(name).length) live[name] = Math.max(...known(name));
  const total = (name: MetricName) => sum(summaries.map((summary) => summary[name]?.sum ?? 0));
  return {
    heapBytes: sum(known('heap-bytes')),
    live,
    leakWarnings: total('leak-warnings'),
    underruns: total('buffer-underrun'),
  };
}

/** Ends every engine. */
export async function releaseInPage(): Promise<void> {
  for (const engine of globalThis.soakEngines.values()) await engine.release();
}
