import type { Metric } from '../contracts/metrics';
import type { BenchEngine } from './engine';

/** What an engine told between two looks. */
export interface WatchedMetrics {
  /** Each run of the model, milliseconds. */
  readonly inferenceMs: readonly number[];
  readonly audioSeconds: number;
  /** Milliseconds by stage. */
  readonly stages: Readonly<Partial<Record<string, number>>>;
  readonly bytes: number;
  readonly requeues: number;
}

/** Milliseconds after which what a worker measured is not waited for any longer. */
const PATIENCE = 1000;
/** Milliseconds between two looks. */
const STEP = 10;

/**
 * Collects what an engine measures. A worker's numbers come by another way than its sound and may come after it, so a look waits
 * until the runs that are known to have ended have been told.
 */
export class MetricWatch {
  #inferenceMs: number[] = [];
  #audioSeconds: number[] = [];
  #stages: Record<string, number> = {};
  #bytes = 0;
  #requeues = 0;
  #heapBytes = 0;
  readonly #leave: () => void;

  constructor(metrics: BenchEngine['metrics']) {
    this.#leave = metrics.subscribe((metric) => this.#hear(metric));
  }

  /** The largest heap so far, over all looks; undefined where nobody told. */
  get heapBytes(): number | undefined {
    return this.#heapBytes > 0 ? this.#heapBytes : undefined;
  }

  /** Everything since the last look. @param runs of the model to wait for, a second at most, and the stage, if any */
  async take(runs: number, stage?: string): Promise<WatchedMetrics> {
    const began = performance.now();
    const isTold = () =>
      this.#inferenceMs.length >= runs &&
      this.#audioSeconds.length >= runs &&
      (stage === undefined || this.#stages[stage] !== undefined);
    while (!isTold() && performance.now() - began < PATIENCE)
      await new Promise((resolve) => setTimeout(resolve, STEP));
    const taken = {
      inferenceMs: this.#inferenceMs,
      audioSeconds: this.#audioSeconds.reduce((sum, seconds) => sum + seconds, 0),
      stages: this.#stages,
      bytes: this.#bytes,
      requeues: this.#requeues,
    };
    this.#inferenceMs = [];
    this.#audioSeconds = [];
    this.#stages = {};
    this.#bytes = 0;
    this.#requeues = 0;
    return taken;
  }

  /** Hears nothing any more. */
  stop(): void {
    this.#leave();
  }

  #hear({ name, value, tags }: Metric): void {
    switch (name) {
      case 'inference-duration':
        this.#inferenceMs.push(value);
        break;
      case 'audio-seconds':
        this.#audioSeconds.push(value);
        break;
      case 'stage-duration':
        if (tags?.stage) this.#stages[tags.stage] = value;
        break;
      case 'bytes-downloaded':
        this.#bytes += value;
        break;
      case 'requeues':
        this.#requeues += value;
        break;
      case 'heap-bytes':
        this.#heapBytes = Math.max(this.#heapBytes, value);
        break;
    }
  }
}
