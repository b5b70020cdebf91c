import type { PcmChunk } from '../contracts/audio';
import type { SpeechFailure } from '../contracts/failures';
import type { SessionHealth, SessionHealthReport, SessionSnapshot } from '../contracts/provider';
import type {
  PrepareRequest,
  RequestPriority,
  RuntimeInfo,
  SoundComparison,
  SpeechWorkerApi,
  SpeechWorkerConfig,
  SpeechWorkerEvent,
  SynthesisRequest,
} from '../contracts/speech-worker';
import { CancellationRegistry } from '../shared/cancellation';
import { SerialLane } from '../shared/serial-lane';
import { createFailure, SpeechError } from '../shared/speech-error';
import { BundleMemory } from './bundle-memory';
import type { DeviceMemory } from './device-memory';
import { Pace } from './pace';
import { spawnSpeechWorker } from './spawn';
import { SpeechConnection } from './speech-connection';
import { runLimit, whenLate } from './watchdog';

/** Who hears what the worker reports. */
export interface SpeechHostListener {
  onEvent(event: SpeechWorkerEvent): void;
  /** The worker has chosen what it computes with. */
  onRuntime?(info: RuntimeInfo): void;
  /** The worker has ended. */
  onEnd?(): void;
}

/** Parts that a test puts in place of the real ones. */
export interface SpeechHostParts {
  readonly spawn?: () => Worker;
  /** Where it is kept what was learnt of this device; left out, nothing is kept. */
  readonly memory?: DeviceMemory;
  /** Milliseconds after which a run counts as hung; by the measured pace if left out. */
  readonly runLimit?: (pace: Pace, tokens: number) => number;
}

/** Workers that were started on this page. */
let workers = 0;

const RANK: Readonly<Record<RequestPriority, number>> = { play: 2, prefetch: 1, 'warm-up': 0 };

/**
 * The page's side of one speech worker; started on first use, and again after it was lost. Runs go to it one at a time,
 * in the order of their priority, and none is waited for for ever.
 */
export class SpeechHost {
  readonly pace = new Pace();
  readonly #inFlight = new CancellationRegistry();
  readonly #lane = new SerialLane();
  readonly #bundles: BundleMemory;
  #connection: SpeechConnection | undefined;
  #info: RuntimeInfo | undefined;
  #session: SessionSnapshot | undefined;
  /** Model and voice that the worker has ready. */
  #ready: string | undefined;
  #health: SessionHealth = 'absent';
  #runs = 0;
  #failures = 0;
  #lastRunAt: number | undefined;
  #running: { readonly tokens: number; readonly began: number } | undefined;
  /** Tokens of each run that waits. */
  readonly #queued = new Map<object, number>();
  /** Runs of this worker, whose first one compiles and allocates as well: it says little of the pace. */
  #runsOfWorker = 0;
  #serial = 0;
  #life = 0;
  /** Workers in a row that failed. */
  strikes = 0;
  /** The last {@link life} that counted as a strike. */
  struckLife = -1;

  constructor(
    private readonly config: SpeechWorkerConfig,
    private readonly listener: SpeechHostListener,
    private readonly parts: SpeechHostParts = {},
  ) {
    this.#bundles = new BundleMemory(config.provider, parts.memory);
  }

  /** What computes, once that is known. */
  get info(): RuntimeInfo | undefined {
    return this.#info;
  }

  /** The session, once it exists. */
  get session(): SessionSnapshot | undefined {
    return this.#session;
  }

  /** Goes up whenever a worker ends: what failed for one cause, failed in one life. */
  get life(): number {
    return this.#life;
  }

  /** Names the session: another model or another worker makes it another one. Undefined before it exists. */
  get sessionKey(): string | undefined {
    return this.#session && `${this.#serial}/${this.#session.model}/${this.#session.precision}`;
  }

  /** Whether the worker is on its way to a session. */
  get isStarting(): boolean {
    return this.#health === 'creating';
  }

  /** Whether nothing runs or waits. */
  get idle(): boolean {
    return this.#lane.idle && this.#queued.size === 0;
  }

  /** Whether this worker has spoken: the next one's first run is a first run again. */
  get hasRun(): boolean {
    return this.#runsOfWorker > 0;
  }

  /** The session's state for `engine.health`. */
  get report(): Omit<SessionHealthReport, 'role'> {
    return {
      ...(this.#info ? { provider: this.#info.provider, threads: this.#info.threads } : {}),
      ...this.#session,
      health: this.#health,
      runs: this.#runs,
      failures: this.#failures,
      ...(this.#lastRunAt === undefined ? {} : { lastRunAt: this.#lastRunAt }),
    };
  }

  /** Milliseconds until everything asked for is done; 0 when idle, undefined while the pace is not known. */
  get backlogMs(): number | undefined {
    if (this.idle) return 0;
    const queued = this.pace.estimate([...this.#queued.values()].reduce((a, b) => a + b, 0));
    return queued === undefined ? undefined : queued + (this.remainingMs ?? 0);
  }

  /** Milliseconds that the run under way still takes, by the pace; undefined without one. */
  get remainingMs(): number | undefined {
    if (!this.#running) return undefined;
    const { tokens, began } = this.#running;
    return Math.max(0, (this.pace.estimate(tokens) ?? 0) - (performance.now() - began));
  }

  /** Worker and runtime. Fails with `provider-unavailable`, `worker-lost` or `network`. */
  boot(): Promise<RuntimeInfo> {
    return this.#connect().info;
  }

  /** Model, voice and session. Fails as {@link SpeechWorkerApi.prepare} does. */
  prepare(request: PrepareRequest): Promise<SessionSnapshot> {
    return this.#inFlight.race(request.requestId, this.#prepare(this.#connect(), request));
  }

  /** One unit's sound. Fails as {@link SpeechWorkerApi.synthesize} does, and with `worker-lost` (`hung`). */
  synthesize(request: SynthesisRequest, priority: RequestPriority = 'play'): Promise<PcmChunk> {
    const { requestId, model, voice, tokens } = request;
    const connection = this.#connect();
    this.#queued.set(request, tokens.length);
    const run = () => {
      this.#queued.delete(request);
      return this.#run(connection, request);
    };
    const speak = async () => {
      try {
        await this.#prepare(connection, { requestId, model, voice });
        return await this.#lane.enqueue(requestId, run, RANK[priority]);
      } finally {
        this.#queued.delete(request);
      }
    };
    return this.#inFlight.race(requestId, speak());
  }

  /** Compares two sounds in the worker, whatever it does besides. */
  compare(a: Float32Array, b: Float32Array): Promise<SoundComparison> {
    return this.#connect().call((api) => api.compare(a, b));
  }

  /** Drops what waits or runs under this id: callers learn at once, the model stays loaded. */
  cancel(requestId: string): void {
    this.#inFlight.cancel(requestId);
    this.#lane.cancel(requestId);
    this.#connection?.post((api) => api.cancel(requestId));
  }

  /** Rejects what waits under this id with `aborted`; what runs goes on. */
  dropWaiting(requestId: string): void {
    this.#lane.cancel(requestId);
  }

  /** Ends the worker, and with it the model and the runtime's memory. The next call starts another. */
  terminate(health: SessionHealth = 'absent', failure?: SpeechFailure): void {
    const connection = this.#connection;
    this.#health = health;
    if (!connection) return;
    this.#life++;
    this.#connection = undefined;
    this.#session = undefined;
    this.#ready = undefined;
    connection.end(failure);
    this.listener.onEnd?.();
  }

  async #prepare(connection: SpeechConnection, request: PrepareRequest): Promise<SessionSnapshot> {
    const key = JSON.stringify([request.model, request.voice]);
    if (this.#connection === connection && this.#session && this.#ready === key)
      return this.#session;
    // Asked for before the runtime is up: the model downloads while the runtime compiles.
    const asked = connection.call((api) => api.prepare(request));
    asked.catch(() => undefined);
    await connection.info;
    const session = await asked;
    if (this.#connection !== connection) return session;
    this.#session = session;
    this.#ready = key;
    if (this.#health === 'creating') this.#health = 'healthy';
    return session;
  }

  async #run(connection: SpeechConnection, request: SynthesisRequest): Promise<PcmChunk> {
    const tokens = request.tokens.length;
    const call = () => connection.call((api) => api.synthesize(request));
    // It waited for a worker that has ended: it never ran.
    if (connection.isOver) return call();
    const limit = (this.parts.runLimit ?? runLimit)(this.pace, tokens);
    const callOff = whenLate(limit, () => this.#hang(connection, limit));
    const began = performance.now();
    this.#running = { tokens, began };
    this.#runs++;
    try {
      const chunk = await call();
      const soundMs = (chunk.samples.length / chunk.sampleRate) * 1000;
      if (this.#runsOfWorker++ > 0) this.pace.record(tokens, chunk.inferenceMs, soundMs);
      else this.pace.recordFirst(tokens, chunk.inferenceMs, soundMs);
      this.strikes = 0;
      return chunk;
    } catch (error) {
      const aborted = error instanceof SpeechError && error.code === 'aborted';
      // Nobody's fault, and the run itself goes on in the worker.
      if (!aborted) this.#failures++;
      throw error;
    } finally {
      callOff();
      this.#running = undefined;
      this.#lastRunAt = Date.now();
    }
  }

  #hang(connection: SpeechConnection, limit: number): void {
    if (this.#connection !== connection) return;
    const seconds = Math.round(limit / 1000);
    this.terminate('lost', createFailure('worker-lost', 'hung', { seconds }));
  }

  #connect(): SpeechConnection {
    this.#connection ??= this.#start();
    return this.#connection;
  }

  #start(): SpeechConnection {
    this.listener.onEvent({ type: 'stage', stage: 'worker', phase: 'start' });
    this.#health = 'creating';
    this.#runsOfWorker = 0;
    this.#serial = ++workers;
    const worker = (this.parts.spawn ?? spawnSpeechWorker)();
    const config = { ...this.config, bundle: this.#bundles.read() };
    const connection = new SpeechConnection(worker, config, {
      onEvent: (event) => {
        if (event.type === 'bundle') this.#bundles.write(event.bundle);
        else this.listener.onEvent(event);
      },
      onLost: () => {
        if (this.#connection === connection) this.terminate('lost');
      },
    });
    connection.info.then(
      (info) => {
        this.#info = info;
        this.listener.onRuntime?.(info);
      },
      () => undefined,
    );
    return connection;
  }
}
