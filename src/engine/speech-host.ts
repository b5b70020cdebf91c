import { proxy } from 'comlink';
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
import { type Deferred, deferred } from '../shared/deferred';
import { SerialLane } from '../shared/serial-lane';
import { createFailure, SpeechError } from '../shared/speech-error';
import { Pace } from './pace';
import { spawnSpeechWorker } from './spawn';
import { runLimit } from './watchdog';
import { WorkerHost } from './worker-host';

/** Who hears what the worker reports. */
export interface SpeechHostListener {
  onEvent(event: SpeechWorkerEvent): void;
  /** The worker has chosen what it computes with. */
  onRuntime?(info: RuntimeInfo): void;
  /** The session's health, or what is counted of it, has changed. */
  onHealth?(): void;
}

/** Parts that a test puts in place of the real ones. */
export interface SpeechHostParts {
  readonly spawn?: () => Worker;
  /** Milliseconds after which a run counts as hung; by the measured pace if left out. */
  readonly runLimit?: (pace: Pace, tokens: number) => number;
}

/** Workers that were started on this page. */
let workers = 0;

interface Connection {
  readonly host: WorkerHost<SpeechWorkerApi>;
  readonly info: Promise<RuntimeInfo>;
  /** Rejects with the reason when the connection is given up from this side. */
  readonly lost: Deferred<never>;
}

const RANK: Readonly<Record<RequestPriority, number>> = { play: 2, prefetch: 1, 'warm-up': 0 };

/**
 * The page's side of one speech worker; started on first use, and again after it was lost. Runs go to it one at a time,
 * in the order of their priority, and none is waited for for ever.
 */
export class SpeechHost {
  readonly pace = new Pace();
  readonly #inFlight = new CancellationRegistry();
  readonly #lane = new SerialLane();
  #connection: Connection | undefined;
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
  /** Runs of this worker, whose first one compiles and allocates as well: it says nothing of the pace. */
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
  ) {}

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

  /** Whether nothing runs or waits. */
  get idle(): boolean {
    return this.#lane.idle;
  }

  /** Whether the session has ever spoken. */
  get hasRun(): boolean {
    return this.#runs > this.#failures;
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
    const connection = this.#connect();
    return this.#throughLoss(connection, connection.info);
  }

  /** Model, voice and session. Fails as {@link SpeechWorkerApi.prepare} does. */
  prepare(request: PrepareRequest): Promise<SessionSnapshot> {
    return this.#inFlight.race(request.requestId, this.#prepare(this.#connect(), request));
  }

  /** One unit's sound. Fails as {@link SpeechWorkerApi.synthesize} does, and with `worker-lost` (`hung`). */
  synthesize(request: SynthesisRequest, priority: RequestPriority = 'play'): Promise<PcmChunk> {
    const { requestId, model, voice, tokens } = request;
    const connection = this.#connect();
    const speak = async () => {
      await this.#prepare(connection, { requestId, model, voice });
      this.#queued.set(request, tokens.length);
      const run = () => {
        this.#queued.delete(request);
        return this.#run(connection, request);
      };
      return this.#lane
        .enqueue(requestId, run, RANK[priority])
        .finally(() => this.#queued.delete(request));
    };
    return this.#inFlight.race(requestId, speak());
  }

  /** Compares two sounds in the worker, whatever it does besides. */
  compare(a: Float32Array, b: Float32Array): Promise<SoundComparison> {
    const connection = this.#connect();
    return this.#throughLoss(
      connection,
      connection.host.call((api) => api.compare(a, b)),
    );
  }

  /** Drops what waits or runs under this id: callers learn at once, the model stays loaded. */
  cancel(requestId: string): void {
    this.#inFlight.cancel(requestId);
    this.#lane.cancel(requestId);
    this.#connection?.host.post((api) => api.cancel(requestId));
  }

  /** Rejects what waits under this id with `aborted`; what runs goes on. */
  dropWaiting(requestId: string): void {
    this.#lane.cancel(requestId);
  }

  /** Ends the worker, and with it the model and the runtime's memory. The next call starts another. */
  terminate(health: SessionHealth = 'absent', failure?: SpeechFailure): void {
    const connection = this.#connection;
    this.#setHealth(health);
    if (!connection) return;
    this.#life++;
    this.#connection = undefined;
    this.#session = undefined;
    this.#ready = undefined;
    if (failure) connection.lost.reject(new SpeechError(failure));
    connection.host.terminate();
  }

  async #prepare(connection: Connection, request: PrepareRequest): Promise<SessionSnapshot> {
    const key = JSON.stringify([request.model, request.voice]);
    if (this.#connection === connection && this.#session && this.#ready === key)
      return this.#session;
    // Asked for before the runtime is up: the model downloads while the runtime compiles.
    const asked = connection.host.call((api) => api.prepare(request));
    asked.catch(() => undefined);
    const session = await this.#throughLoss(
      connection,
      connection.info.then(() => asked),
    );
    if (this.#connection !== connection) return session;
    this.#session = session;
    this.#ready = key;
    if (this.#health === 'creating') this.#setHealth('healthy');
    return session;
  }

  async #run(connection: Connection, request: SynthesisRequest): Promise<PcmChunk> {
    const tokens = request.tokens.length;
    const begin = () => connection.host.call((api) => api.synthesize(request));
    // It waited for a worker that has ended: it never ran.
    if (this.#connection !== connection) return this.#throughLoss(connection, begin());
    const limit = (this.parts.runLimit ?? runLimit)(this.pace, tokens);
    const timer = setTimeout(() => this.#hang(connection, limit), limit);
    const began = performance.now();
    this.#running = { tokens, began };
    this.#runs++;
    try {
      const chunk = await this.#throughLoss(connection, begin());
      if (this.#runsOfWorker++ > 0) this.pace.record(tokens, chunk.inferenceMs);
      this.strikes = 0;
      return chunk;
    } catch (error) {
      const aborted = error instanceof SpeechError && error.code === 'aborted';
      // Nobody's fault, and the run itself goes on in the worker.
      if (!aborted) this.#failures++;
      throw error;
    } finally {
      clearTimeout(timer);
      this.#running = undefined;
      this.#lastRunAt = Date.now();
      this.listener.onHealth?.();
    }
  }

  /** The call's result, or the reason for which its connection was given up. */
  #throughLoss<T>({ lost }: Connection, call: Promise<T>): Promise<T> {
    return Promise.race([lost.promise, call]);
  }

  #hang(connection: Connection, limit: number): void {
    if (this.#connection !== connection) return;
    const seconds = Math.round(limit / 1000);
    this.terminate('lost', createFailure('worker-lost', 'hung', { seconds }));
  }

  #connect(): Connection {
    this.#connection ??= this.#start();
    return this.#connection;
  }

  #start(): Connection {
    this.listener.onEvent({ type: 'stage', stage: 'worker', phase: 'start' });
    this.#setHealth('creating');
    this.#runsOfWorker = 0;
    this.#serial = ++workers;
    const lost = deferred<never>();
    // Without a call in flight nobody else listens to it.
    lost.promise.catch(() => undefined);
    const isCurrent = () => this.#connection?.host === host;
    const host = new WorkerHost<SpeechWorkerApi>((this.parts.spawn ?? spawnSpeechWorker)(), () => {
      if (isCurrent()) this.terminate('lost');
    });
    let silent = true;
    const emit = proxy((event: SpeechWorkerEvent) => {
      if (!isCurrent()) return;
      if (silent) this.listener.onEvent({ type: 'stage', stage: 'worker', phase: 'end' });
      silent = false;
      this.listener.onEvent(event);
      if (event.type === 'device-lost')
        this.terminate('lost', createFailure('device-lost', 'lost', { cause: event.cause }));
    });
    const info = host
      .call((api) => api.start(this.config, emit))
      .then((found) => {
        this.#info = found;
        this.listener.onRuntime?.(found);
        return found;
      });
    info.catch(() => {
      // A runtime that could not boot stays broken: the next call starts a fresh worker.
      if (isCurrent()) this.terminate('lost');
    });
    return { host, info, lost };
  }

  #setHealth(health: SessionHealth): void {
    this.#health = health;
    this.listener.onHealth?.();
  }
}
