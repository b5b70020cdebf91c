import type { KokoroSpeech } from '../src/engine/kokoro-speech';

/** What is to be spoken, in one page. */
export interface AudioCacheJob {
  /** Address of the built library. */
  readonly library: string;
  readonly text: string;
  readonly threads: number;
  /** Times in a row, after the first one. */
  readonly times: number;
}

/** One page's figures. */
export interface AudioCacheRun {
  /** From the request to the first unit, with all that the page had to load for it. */
  readonly firstMs: number;
  /** For the whole text; the first of them with what the page had to load. */
  readonly totalMs: readonly number[];
  readonly audioSeconds: number;
  readonly models: number;
  readonly hits: number;
  readonly misses: number;
  readonly bytes: number;
}

/** Runs inside the page: speaks a text several times. Sent there as source text, so it is self-contained. */
export async function speakInPage(job: AudioCacheJob): Promise<AudioCacheRun> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const engine = new Engine({ provider: 'wasm', threads: job.threads });
  let firstMs = Number.NaN;
  let audioSeconds = 0;
  const totalMs: number[] = [];
  for (let time = 0; time <= job.times; time++) {
    const asked = performance.now();
    audioSeconds = 0;
    const units = engine.stream(job.text, { voice: 'draft_mid' });
    for await (const { samples, sampleRate } of units) {
      if (Number.isNaN(firstMs)) firstMs = performance.now() - asked;
      audioSeconds += samples.length / sampleRate;
    }
    totalMs.push(performance.now() - asked);
  }
  // Waits for what is still to be kept.
  const { bytes } = await engine.storage.cachedAudio();
  const { metrics } = engine;
  const run = {
    firstMs,
    totalMs,
    audioSeconds,
    models: metrics.value('model-initialisations'),
    hits: metrics.value('audio-cache-hit'),
    misses: metrics.value('audio-cache-miss'),
    bytes,
  };
  await engine.release();
  return run;
}
