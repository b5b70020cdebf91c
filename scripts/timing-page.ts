import type { KokoroSpeech } from '../src/engine/kokoro-speech';
import type { SpokenPlan, ToldBoundary } from '../test/support/burst-comparison';

declare global {
  var timingEngine: KokoroSpeech;
}

/** A text that is spoken aloud. */
export interface TimingJob {
  readonly text: string;
  readonly rate: number;
}

/** What was told while it sounded. */
export interface TimingRun {
  readonly told: readonly ToldBoundary[];
  readonly underruns: number;
  readonly status: string;
  /** What the context says of its latency at the end, in seconds. */
  readonly outputLatency: number;
  /** Largest difference between the two ways to know what is at the output, in seconds. */
  readonly clockSpread: number;
}

// Each of these runs inside the page and is sent there as source text, so each is self-contained.

/** Makes the page's engine, and lets it speak a word, so that everything is ready and the output is recorded. */
export async function prepareInPage(job: { library: string; manifest: string }): Promise<void> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const model = { kind: 'manifest', url: job.manifest } as const;
  globalThis.timingEngine = new Engine({
    ...{ provider: 'wasm', threads: 1, fallback: 'none', audioCache: 'off' },
    model,
  });
  // The output is opened by the first text, and recorded a little later.
  await globalThis.timingEngine.speak('Winter.').finished;
  const { pieces } = globalThis.outputTape;
  while (pieces.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  pieces.length = 0;
}

/** How a text is divided into units. */
export async function planInPage(text: string): Promise<SpokenPlan[]> {
  const units: SpokenPlan[] = [];
  for await (const { unit } of globalThis.timingEngine.stream(text, { lead: 'whole' }))
    units.push({ tokens: unit.tokens, words: unit.words, pauseAfter: unit.pauseAfter });
  return units;
}

/** Speaks a text aloud to its end. */
export async function speakInPage({ text, rate }: TimingJob): Promise<TimingRun> {
  const engine = globalThis.timingEngine;
  const told: ToldBoundary[] = [];
  let [underruns, clockSpread] = [0, 0];
  const off = engine.metrics.subscribe(({ name, value }) => {
    if (name === 'buffer-underrun') underruns += value;
  });
  const playback = engine.speak(text, { rate, lead: 'whole' });
  playback.on('boundary', ({ name, start }) => {
    const { context } = globalThis.outputTape;
    if (!context) return;
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
    const heard = contextTime + (performance.now() - performanceTime) / 1000;
    told.push({ name, offset: start, heard });
    const latest = context.currentTime - context.outputLatency;
    clockSpread = Math.max(clockSpread, Math.abs(latest - heard));
  });
  await playback.finished;
  // What the recorder has not told yet.
  await new Promise((resolve) => setTimeout(resolve, 500));
  off();
  const outputLatency = globalThis.outputTape.context?.outputLatency ?? Number.NaN;
  return { told, underruns, status: playback.snapshot.status, outputLatency, clockSpread };
}

/** Takes up to so many recorded pieces: their times, and their samples as a data URL. */
export async function takeTapeInPage(
  most: number,
): Promise<{ readonly times: number[]; readonly data: string }> {
  const pieces = globalThis.outputTape.pieces.splice(0, most);
  const reader = new FileReader();
  const read = new Promise((resolve) => {
    reader.onload = resolve;
  });
  reader.readAsDataURL(new Blob(pieces.map(({ samples }) => samples)));
  await read;
  return { times: pieces.map(({ at }) => at), data: reader.result as string };
}
