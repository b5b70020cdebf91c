import type { PcmChunk } from '../contracts/audio';
import type { ProviderChange } from '../contracts/engine';
import type { Metric, MetricSink } from '../contracts/metrics';
import type { ModelRequest } from '../contracts/model';
import type { SessionSnapshot } from '../contracts/provider';
import type {
  PrepareRequest,
  SpeechWorkerConfig,
  SpeechWorkerEvent,
  SynthesisRequest,
} from '../contracts/speech-worker';
import type { LeadUnits } from '../contracts/text';
import type { WarmupLevel, WarmupState } from '../contracts/warmup';
import { THREAD_TAG } from '../metrics/thread-levels';
import { chooseProfile, pieceLength } from '../shared/device-profile';
import { Canary } from './canary';
import { DeviceMemory } from './device-memory';
import { HeapCeiling } from './heap-ceiling';
import { LeadPlanner } from './lead-planner';
import type { SessionPoolParts } from './pool-parts';
import { SessionPool } from './session-pool';
import { WarmupCoordinator, type WarmupTarget } from './warmup-coordinator';
import { WarmupProgress } from './warmup-progress';

/** One engine, as its core knows it. */
export interface CoreUser {
  onEvent(event: SpeechWorkerEvent): void;
  onWarmup(state: WarmupState): void;
  onProvider(change: ProviderChange): void;
  /** A thread has ended, and its levels with it. */
  onThreadEnd(thread: string): void;
  readonly metrics: MetricSink;
}

/** Parts that a test puts in place of the real ones. */
export interface CoreParts extends SessionPoolParts {
  readonly ceiling?: HeapCeiling;
  /** Milliseconds of quiet before anything is done that nobody waits for. */
  readonly restMs?: number;
}

/** Quiet after which nobody is expected to ask for the next unit at once, in milliseconds. */
const REST_MS = 1500;

/** Requests on this page: its cores share one text worker, which knows a text by its request's id. */
let requests = 0;

/**
 * What the engines of a page have in common that are set up alike: sessions, warm-up, trust. However many engines and
 * elements there are, each of these exists once, and nothing of it before it is needed.
 */
export class SpeechCore {
  readonly pool: SessionPool;
  /** Most phonemes of a unit, for this device. */
  readonly unitPhonemes: number;
  readonly #progress: WarmupProgress;
  readonly #warmup: WarmupCoordinator;
  readonly #canary: Canary;
  readonly #leads: LeadPlanner;
  readonly #ceiling: HeapCeiling;
  readonly #restMs: number;
  readonly #metrics: MetricSink;
  readonly #users = new Set<CoreUser>();
  /** Threads that have told of their levels. */
  readonly #threads = new Set<string>();
  #waiting = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(config: SpeechWorkerConfig, parts: CoreParts = {}) {
    const metrics: MetricSink = (metric) => {
      for (const user of this.#users) user.metrics(metric);
    };
    const memory = parts.memory ?? new DeviceMemory();
    this.pool = new SessionPool(
      config,
      {
        metrics,
        onEvent: (event) => this.#hear(event),
        onProvider: (change) => this.#tell((user) => user.onProvider(change)),
        onThreadEnd: (thread) => {
          this.#threads.delete(thread);
          this.#tell((user) => user.onThreadEnd(thread));
        },
      },
      { ...parts, memory },
    );
    this.#progress = new WarmupProgress(metrics, (state) =>
      this.#tell((user) => user.onWarmup(state)),
    );
    this.#warmup = new WarmupCoordinator(
      this.pool,
      this.#progress,
      metrics,
      () => this.#waiting > 0,
    );
    const { provider, profile, threads } = config;
    this.unitPhonemes = pieceLength(chooseProfile(profile));
    const preference = Object.values(parts.preferred ?? {});
    this.#leads = new LeadPlanner(
      () => [navigator.userAgent, provider, profile, threads, ...preference].join('|'),
      memory,
    );
    this.#canary = new Canary(this.pool, memory, metrics);
    this.#ceiling = parts.ceiling ?? new HeapCeiling();
    this.#restMs = parts.restMs ?? REST_MS;
    this.#metrics = metrics;
  }

  /** How far preparation has come. */
  get warmup(): WarmupState {
    return this.#progress.state;
  }

  /** An engine uses this from now on, and hears what happens. */
  join(user: CoreUser): void {
    this.#users.add(user);
  }

  /** An engine has ended. With the last of them the workers and their memory go. */
  leave(user: CoreUser): void {
    if (!this.#users.has(user)) return;
    if (this.#users.size > 1) {
      this.#users.delete(user);
      // For this one they are over.
      for (const thread of this.#threads) user.onThreadEnd(thread);
      return;
    }
    clearTimeout(this.#rest);
    this.pool.terminate();
    this.#ceiling.reset();
    this.#progress.reset();
    // Last: it hears of the end.
    this.#users.delete(user);
  }

  /** An id that no other request of this page's has. */
  nextId(): string {
    return `request-${++requests}`;
  }

  /** Model, voice and session; goes before everything that nobody waits for. */
  prepare(request: PrepareRequest): Promise<SessionSnapshot> {
    return this.#forSomebody(request, () => this.pool.prepare(request));
  }

  /** One unit's sound, for somebody who waits for it. */
  synthesize(request: SynthesisRequest): Promise<PcmChunk> {
    return this.#forSomebody(request, () => this.pool.synthesize(request, 'play'));
  }

  /** How to keep the first units of a text short, where whole sentences would take long. */
  lead(model: ModelRequest): LeadUnits | undefined {
    return this.#leads.plan(this.pool.pace, JSON.stringify(model));
  }

  /** Seconds of computing for a second of sound, of what speaks now; undefined before its first run. */
  get pace(): number | undefined {
    const { paceFactor, width } = this.pool;
    return paceFactor && paceFactor / width;
  }

  /** How many units to ask for at once. */
  get width(): number {
    return this.pool.width;
  }

  /** Prepares up to a level, once for all who ask. */
  warmUp(level: WarmupLevel, target: WarmupTarget): Promise<void> {
    return this.#warmup.reach(level, target, this.nextId());
  }

  /** Preparation failed, and the model with it. */
  fail(failure: Parameters<WarmupProgress['fail']>[0]): void {
    this.#progress.fail(failure);
  }

  /**
   * Somebody waits for sound until the returned function is called: nothing begins meanwhile that nobody waits for. For
   * those whose text is still being planned; {@link prepare} and {@link synthesize} do it by themselves.
   */
  attend(target: WarmupTarget): () => void {
    clearTimeout(this.#rest);
    this.#warmup.interrupt();
    this.#waiting++;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#waiting--;
      if (this.#waiting > 0 || this.#users.size === 0) return;
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => void this.#useRest(target), this.#restMs);
    };
  }

  async #forSomebody<T>(target: WarmupTarget, job: () => Promise<T>): Promise<T> {
    const leave = this.attend(target);
    try {
      return await job();
    } finally {
      leave();
    }
  }

  /** What is done while nobody waits, one thing after the other; each ends as soon as somebody does. */
  async #useRest({ model, voice }: WarmupTarget): Promise<void> {
    if (!this.pool.hasRun) return;
    this.#leads.remember(this.pool.pace, JSON.stringify(model));
    const target = { model, voice };
    if (this.#ceiling.isPassed && this.pool.idle) {
      this.#ceiling.reset();
      this.pool.recycle();
      this.#metrics({ name: 'worker-recycles', value: 1, unit: 'count' });
      await this.pool.prepare({ requestId: this.nextId(), ...target }).catch(() => undefined);
      return;
    }
    const sounds = await this.#warmup.extend(target);
    if (sounds && this.#waiting === 0 && this.#canary.verdict === undefined)
      await this.#canary.judge(sounds, target);
  }

  #hear(event: SpeechWorkerEvent): void {
    if (event.type === 'stage') this.#follow(event);
    if (event.type === 'metric') this.#note(event.metric);
    this.#tell((user) => user.onEvent(event));
  }

  #note({ name, value, tags }: Metric): void {
    if (name === 'heap-bytes') this.#ceiling.record(value);
    const thread = tags?.[THREAD_TAG];
    if (thread) this.#threads.add(thread);
  }

  #follow({ stage, phase }: Extract<SpeechWorkerEvent, { type: 'stage' }>): void {
    this.#progress.report(stage, phase);
    // WASM compiles nothing for a length of sentence: the first run is all.
    const isReady = stage === 'first-inference' && phase === 'end';
    if (isReady && this.pool.provider === 'wasm') this.#progress.extended();
  }

  #tell(news: (user: CoreUser) => void): void {
    for (const user of this.#users) news(user);
  }
}
