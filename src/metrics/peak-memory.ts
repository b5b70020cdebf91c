import type { MetricSink } from '../contracts/metrics';

/** What of the platform tells memory; none of it is everywhere. */
export interface MemoryPlatform {
  readonly crossOriginIsolated?: boolean;
  readonly performance: {
    /** All of the page's agents, workers included. Chromium, and only where the page is cross-origin isolated. */
    measureUserAgentSpecificMemory?(): Promise<{ readonly bytes: number }>;
    /** Chromium only: JavaScript of the page's own thread, without WASM memory. Rounded where not isolated. */
    readonly memory?: { readonly usedJSHeapSize: number };
  };
}

/**
 * Milliseconds until the browser's answer is given up. Chromium answers with its next garbage collection, which it brings
 * about after some 20 s; it never answers while a thread of the page sleeps in `Atomics.wait`, as the runtime's do.
 */
const PATIENCE = 30_000;

/** Questions that the browser has not answered; a second one would only wait beside the first. */
const asked = new WeakMap<object, Promise<number | undefined>>();

/**
 * Reports how much memory the page uses now as `peak-memory-bytes`, with the tag `by` for who told it; the recorder keeps
 * the largest. Reports nothing where nobody tells. Resolves when it has reported or given up and never rejects; nothing
 * should wait for it.
 * @param patience milliseconds, at most, until the simpler number is taken
 */
export async function samplePeakMemory(
  sink: MetricSink,
  platform: MemoryPlatform = globalThis as MemoryPlatform,
  patience: number = PATIENCE,
): Promise<void> {
  const report = (value: number, by: string) =>
    sink({ name: 'peak-memory-bytes', value, unit: 'bytes', tags: { by } });
  const bytes = await within(patience, userAgentMemory(platform));
  if (bytes !== undefined) return report(bytes, 'user-agent');
  const heap = platform.performance.memory?.usedJSHeapSize;
  if (heap) report(heap, 'js-heap');
}

/** Undefined where the browser cannot or will not tell. */
function userAgentMemory(platform: MemoryPlatform): Promise<number | undefined> {
  const { crossOriginIsolated, performance } = platform;
  if (!crossOriginIsolated || !performance.measureUserAgentSpecificMemory)
    return Promise.resolve(undefined);
  const pending = asked.get(performance);
  if (pending) return pending;
  const answer = performance
    .measureUserAgentSpecificMemory()
    .then(({ bytes }) => bytes)
    .catch(() => undefined)
    .finally(() => asked.delete(performance));
  asked.set(performance, answer);
  return answer;
}

async function within<T>(patience: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
