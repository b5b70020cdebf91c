import type { KokoroSpeech } from '../src/engine/kokoro-speech';

/** Where the page finds what it needs. */
export interface WarmupJob {
  /** Address of the built library. */
  readonly library: string;
  readonly manifestUrl: string;
  readonly threads: number;
  /** Two engines that share nothing, and all lengths of sentence before anyone is served. */
  readonly eager: boolean;
  /** A sentence of medium and one of great length. */
  readonly texts: readonly string[];
}

/** What was measured of one start. */
export interface WarmupRun {
  /** Milliseconds until the next text would sound at once. */
  readonly readyMs: number;
  /** Milliseconds until nothing is left to be warmed up. */
  readonly fullyWarmMs: number;
  readonly modelInitialisations: number;
}

/** Runs inside the page: self-contained, because it is sent there as source text. */
export async function warmUpInPage(job: WarmupJob): Promise<WarmupRun> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const began = performance.now();
  // What differs in an option that matters has a worker and a model of its own.
  const engines = (job.eager ? (['off', 'auto'] as const) : (['off'] as const)).map(
    (dual) =>
      new Engine({
        provider: 'wasm',
        threads: job.threads,
        fallback: 'none',
        audioCache: 'off',
        dual,
        model: { kind: 'manifest', url: job.manifestUrl },
      }),
  );
  await Promise.all(
    engines.map(async (engine) => {
      await engine.warmUp();
      if (!job.eager) return;
      for (const text of job.texts) for await (const _ of engine.stream(text)) void _;
    }),
  );
  const readyMs = performance.now() - began;
  const initialisations = engines.map(({ metrics }) => metrics.value('model-initialisations'));
  const [first] = engines;
  // The worker's last report comes on another channel than its answer.
  const fullyWarm = async () => {
    for (;;) {
      const value = first?.metrics.value('fully-warm');
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    readyMs,
    fullyWarmMs: job.eager ? readyMs : await fullyWarm(),
    modelInitialisations: initialisations.reduce((a, b) => a + b, 0),
  };
}

/** Runs inside the page: milliseconds of computing for each of several times that each text is spoken, one after the other. */
export async function lengthsInPage(job: WarmupJob, times: number): Promise<number[][]> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const engine = new Engine({
    provider: 'wasm',
    threads: job.threads,
    fallback: 'none',
    audioCache: 'off',
    model: { kind: 'manifest', url: job.manifestUrl },
  });
  let took = 0;
  engine.on('metrics', ({ name, value }) => {
    if (name === 'inference-duration') took += value;
  });
  await engine.warmUp();
  const all: number[][] = [];
  for (const text of job.texts) {
    const runs: number[] = [];
    for (let run = 0; run < times; run++) {
      took = 0;
      // A text may be spoken in several units.
      for await (const _ of engine.stream(text)) void _;
      runs.push(took);
    }
    all.push(runs);
  }
  await engine.release();
  return all;
}
