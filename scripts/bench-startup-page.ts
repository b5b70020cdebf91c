import type { KokoroSpeech } from '../src/engine/kokoro-speech';

declare global {
  /** Forgets the page's peak of memory so far. */
  function watchMemory(): Promise<void>;
}

/** One start of the engine in a page. */
export interface StartJob {
  /** Address of the built library. */
  readonly library: string;
  readonly manifestUrl: string;
  readonly profile: 'fast' | 'as-published' | 'low-memory';
  readonly threads: number;
}

/** What was measured of one start. */
export interface StartRun {
  /** Milliseconds from the engine's making to the end of a first run of the model. */
  readonly readyMs: number;
  /** Milliseconds of each stage; `runtime` and `model` run side by side. */
  readonly stages: Readonly<Record<string, number>>;
  /** Bytes of the runtime's memory after the session was created. */
  readonly heapBytes: number;
  readonly downloadedBytes: number;
  /**
   * Bytes of JavaScript's own memory in the workers afterwards, and what a run added to the runtime's; undefined if the
   * browser does not tell.
   */
  readonly jsBytes?: number;
}

interface MemoryMeasurement {
  readonly breakdown: readonly {
    readonly bytes: number;
    readonly types: readonly string[];
    readonly attribution: readonly { readonly scope: string }[];
  }[];
}

/** Runs inside the page: brings the model onto the device and does not load it. Self-contained, as {@link startInPage}. */
export async function prefetchInPage(job: StartJob): Promise<void> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const engine = new Engine({ model: { kind: 'manifest', url: job.manifestUrl } });
  // Library and thread are there before the memory of the download is watched.
  await engine.storage.list();
  await watchMemory();
  await engine.storage.prefetch();
  await engine.release();
}

/** Runs inside the page. Self-contained, because it is sent there as source text. */
export async function startInPage(job: StartJob): Promise<StartRun> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const began = performance.now();
  const engine = new Engine({
    provider: 'wasm',
    profile: job.profile,
    threads: job.threads,
    fallback: 'none',
    audioCache: 'off',
    model: { kind: 'manifest', url: job.manifestUrl },
  });
  const stages: Record<string, number> = {};
  engine.on('metrics', ({ name, value, tags }) => {
    if (name === 'stage-duration' && tags?.stage) stages[tags.stage] = value;
  });
  let heapBytes = 0;
  engine.on('metrics', ({ name, value }) => {
    // The first is from after the creation; runs make it grow.
    if (name === 'heap-bytes') heapBytes ||= value;
  });
  await engine.warmUp();
  const readyMs = performance.now() - began;
  const { measureUserAgentSpecificMemory: measure } = performance as {
    measureUserAgentSpecificMemory?: () => Promise<MemoryMeasurement>;
  };
  // With threads the call never returns: they sleep in Atomics.wait.
  const measured = job.threads === 1 ? await measure?.call(performance) : undefined;
  const own = measured?.breakdown.filter(
    ({ types, attribution }) =>
      types.includes('JavaScript') && attribution.some(({ scope }) => scope.includes('Worker')),
  );
  // The runtime's memory is counted with it, and is told apart already.
  const jsBytes = own && own.reduce((sum, { bytes }) => sum + bytes, 0) - heapBytes;
  return {
    readyMs,
    stages,
    heapBytes,
    downloadedBytes: engine.metrics.value('bytes-downloaded'),
    ...(jsBytes === undefined ? {} : { jsBytes }),
  };
}
