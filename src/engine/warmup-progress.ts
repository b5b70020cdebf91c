import type { SpeechFailure } from '../contracts/failures';
import type { MetricSink } from '../contracts/metrics';
import { WARMUP_STAGES, type WarmupStage, type WarmupState } from '../contracts/warmup';

/** Stages that another model goes through again. */
const PER_MODEL: ReadonlySet<WarmupStage> = new Set([
  'model',
  'session',
  'first-inference',
  'ready',
  'extended',
]);

/** Follows preparation from the workers' reports. Stages only go forward, until another model starts anew. */
export class WarmupProgress {
  #reached = new Set<WarmupStage>();
  #running = new Set<WarmupStage>();
  #error: SpeechFailure | undefined;
  #began: number | undefined;
  #readyRecorded = false;
  #fullyWarmRecorded = false;

  constructor(
    private readonly metrics: MetricSink,
    private readonly onChange: (state: WarmupState) => void,
  ) {}

  /** Where preparation stands. */
  get state(): WarmupState {
    return {
      reached: WARMUP_STAGES.filter((stage) => this.#reached.has(stage)),
      running: WARMUP_STAGES.filter((stage) => this.#running.has(stage)),
      ...(this.#error ? { error: this.#error } : {}),
    };
  }

  /** Takes in one report. */
  report(stage: WarmupStage, phase: 'start' | 'end'): void {
    if (phase === 'start') this.#start(stage);
    else this.#end(stage);
    this.onChange(this.state);
  }

  /** Everything has run that is worth running beforehand on the session. */
  extended(): void {
    if (!this.#reached.has('ready') || this.#reached.has('extended')) return;
    this.#reached.add('extended');
    if (!this.#fullyWarmRecorded && this.#began !== undefined) {
      this.#fullyWarmRecorded = true;
      this.metrics({ name: 'fully-warm', value: performance.now() - this.#began, unit: 'ms' });
    }
    this.onChange(this.state);
  }

  /** Preparation failed; what was reached stays reached. */
  fail(error: SpeechFailure): void {
    this.#running.clear();
    this.#error = error;
    this.onChange(this.state);
  }

  /** The worker is gone, and everything with it. */
  reset(): void {
    this.#reached.clear();
    this.#running.clear();
    this.onChange(this.state);
  }

  #start(stage: WarmupStage): void {
    this.#began ??= performance.now();
    this.#error = undefined;
    if (stage === 'worker') this.#reached.clear();
    if (stage === 'model') for (const later of PER_MODEL) this.#reached.delete(later);
    this.#running.add(stage);
  }

  #end(stage: WarmupStage): void {
    this.#running.delete(stage);
    this.#reached.add(stage);
    if (stage !== 'first-inference') return;
    this.#reached.add('ready');
    if (this.#readyRecorded || this.#began === undefined) return;
    this.#readyRecorded = true;
    const now = performance.now();
    this.metrics({ name: 'service-ready', value: now - this.#began, unit: 'ms' });
    // From the navigation on, which is where this clock begins.
    this.metrics({ name: 'startup-total', value: now, unit: 'ms' });
  }
}
