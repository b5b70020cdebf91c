import type { PcmChunk } from '../contracts/audio';
import type { SpeechFailure } from '../contracts/failures';
import type { Provider, SessionHealthReport, SessionSnapshot } from '../contracts/provider';
import type {
  PrepareRequest,
  RequestPriority,
  RuntimeInfo,
  SpeechWorkerConfig,
  SynthesisRequest,
} from '../contracts/speech-worker';
import { createFailure, SpeechError } from '../shared/speech-error';
import { avoidAccelerator, avoidsAccelerator } from './avoidance';
import { DualGovernor } from './dual-governor';
import { DualSynthesis } from './dual-synthesis';
import { namedLevel } from './named-level';
import type { TokenPace } from './pace';
import type { SessionPoolListener, SessionPoolParts } from './pool-parts';
import { recoveryFor } from './recovery';
import { SpeechHost } from './speech-host';

/**
 * The sessions of a page: one that speaks, and a second one only while it is needed. A run that fails before anybody has
 * heard of it is done again where it can succeed, so that speech goes on in order, complete, and nothing twice.
 */
export class SessionPool {
  #primary: SpeechHost;
  #standby: SpeechHost | undefined;
  readonly #former: SessionHealthReport[] = [];
  #provider: Provider | undefined;
  /** Why the next provider that is chosen was chosen. */
  #reason = 'chosen at start';
  /** The session that speaks is as was preferred. */
  #isPreferred = false;
  /** The session that speaks is the plain WASM one that everything else gives way to. */
  #isLast = false;
  readonly #dual: DualSynthesis;
  /** Goes up when everything is ended on purpose: what was in flight then is not done again. */
  #life = 0;

  constructor(
    private readonly config: SpeechWorkerConfig,
    private readonly listener: SessionPoolListener,
    private readonly parts: SessionPoolParts = {},
  ) {
    const avoids = config.provider === 'auto' && avoidsAccelerator(parts.memory);
    if (avoids) this.#reason = 'WebGPU gave unusable sound on an earlier visit';
    const governor = new DualGovernor(
      parts.dual ?? 'off',
      parts.memory,
      () => `${navigator.userAgent}|${this.#provider}|${this.#primary.info?.threads}`,
    );
    const pool = this;
    this.#dual = new DualSynthesis(governor, {
      get primary() {
        return pool.#primary;
      },
      standby: () => this.standby(),
      dropStandby: () => this.dropStandby(),
    });
    this.#isLast = avoids;
    this.#isPreferred = !avoids && parts.preferred?.provider !== undefined;
    if (this.#isPreferred) this.#reason = 'measured to be the best on this device';
    const preferred = { ...config, ...parts.preferred };
    this.#primary = this.#newHost(avoids ? { ...config, provider: 'wasm' } : preferred);
  }

  /** What computes, once that is known. */
  get provider(): Provider | undefined {
    return this.#provider;
  }

  /** What the runtime of the session that speaks has told of itself. */
  get runtime(): RuntimeInfo | undefined {
    return this.#primary.info;
  }

  /** The session that speaks, once it exists. */
  get session(): SessionSnapshot | undefined {
    return this.#primary.session;
  }

  /** How quick the session that speaks is, once it has run. */
  get pace(): TokenPace | undefined {
    return this.#primary.pace.perToken;
  }

  /** Seconds of computing for a second of sound, of the session that speaks; undefined before its first run. */
  get paceFactor(): number | undefined {
    return this.#primary.pace.factor;
  }

  /** Names the session that speaks: another model or another worker makes it another one. Undefined before it exists. */
  get sessionKey(): string | undefined {
    return this.#primary.sessionKey;
  }

  /** Whether the session that speaks has spoken. */
  get hasRun(): boolean {
    return this.#primary.session !== undefined && this.#primary.hasRun;
  }

  /** Whether nobody waits for anything. */
  get idle(): boolean {
    return this.#primary.idle && (this.#standby?.idle ?? true);
  }

  /** Both sessions, the one that speaks first, then those that others took the place of, the newest first. */
  get health(): readonly SessionHealthReport[] {
    const absent = { health: 'absent', runs: 0, failures: 0 } as const;
    return [
      { role: 'primary', ...this.#primary.report },
      { role: 'standby', ...(this.#standby?.report ?? absent) },
      ...this.#former,
    ];
  }

  /** Worker and runtime. */
  async boot(): Promise<RuntimeInfo> {
    return this.#recovering((host) => host.boot());
  }

  /** Model, voice and session. Fails as a worker's `prepare` does, when nothing else can be tried. */
  prepare(request: PrepareRequest): Promise<SessionSnapshot> {
    return this.#recovering((host) => host.prepare(request));
  }

  /** One unit's sound. Fails as a worker's `synthesize` does, when nothing else can be tried. */
  synthesize(request: SynthesisRequest, priority: RequestPriority = 'play'): Promise<PcmChunk> {
    const alone = () => this.#recovering((host) => host.synthesize(request, priority));
    return priority === 'warm-up' ? alone() : this.#dual.synthesize(request, priority, alone);
  }

  /** How many units to ask for at once: their sound comes in whatever order, each with its own promise. */
  get width(): 1 | 2 {
    return this.#dual.wantsSecond ? 2 : 1;
  }

  /** Drops what waits or runs under this id: callers learn at once, the model stays loaded. */
  cancel(requestId: string): void {
    this.#primary.cancel(requestId);
    this.#standby?.cancel(requestId);
  }

  /** Rejects what waits under this id with `aborted`; what runs goes on. */
  dropWaiting(requestId: string): void {
    this.#primary.dropWaiting(requestId);
    this.#standby?.dropWaiting(requestId);
  }

  /** Takes the session that speaks for untrustworthy: WASM speaks from the next unit. Without effect on WASM. */
  distrust(reason: string): void {
    if (this.#canLeave(this.#primary)) this.#leave(this.#primary, 'suspect', corrupt(reason));
  }

  /**
   * A WASM session beside the one that speaks, made now if there is none. Its owner ends it with {@link dropStandby}.
   */
  standby(): SpeechHost {
    this.#standby ??= this.#newHost({ ...this.config, provider: 'wasm' });
    return this.#standby;
  }

  /** Ends the second session, and with it its memory, unless it helps to speak. */
  dropStandby(): void {
    if (this.#dual.wantsSecond) return;
    this.#standby?.terminate('retired');
    this.#standby = undefined;
  }

  /** Replaces the worker of the session that speaks, whose memory never shrinks; to be called while it is idle. */
  recycle(): void {
    this.#primary.terminate('creating');
  }

  /** Ends the workers, and with them the models and the runtimes' memory. The pool starts anew when it is used again. */
  terminate(): void {
    this.#life++;
    this.#primary.terminate();
    this.#standby?.terminate();
    this.#standby = undefined;
  }

  /** Runs a job on the session that speaks, and again elsewhere if it fails in a way that leaves hope. */
  async #recovering<T>(job: (host: SpeechHost) => Promise<T>): Promise<T> {
    const life = this.#life;
    for (;;) {
      const host = this.#primary;
      const hostLife = host.life;
      try {
        return await job(host);
      } catch (error) {
        if (life !== this.#life || !this.#recover(host, hostLife, error)) throw error;
      }
    }
  }

  /** Makes ready for another attempt. @returns whether one makes sense */
  #recover(host: SpeechHost, life: number, error: unknown): boolean {
    if (!(error instanceof SpeechError)) return false;
    const { failure } = error;
    // Several runs may fail for one cause, which was dealt with when the first of them did.
    const isDealtWith = host !== this.#primary || host.struckLife >= life;
    const recovery = recoveryFor({
      failure,
      strikes: isDealtWith ? 1 : host.strikes + 1,
      canLeave: isDealtWith || this.#canLeave(host),
    });
    if (recovery === 'give-up') {
      // Whoever asks again, asks for a fresh start.
      host.strikes = 0;
      return false;
    }
    this.listener.metrics({
      name: 'requeues',
      value: 1,
      unit: 'count',
      tags: { reason: `${failure.code}/${failure.reason}` },
    });
    if (isDealtWith) return true;
    host.strikes++;
    host.struckLife = life;
    if (recovery === 'wasm') {
      const suspect = failure.code === 'provider-corrupt' || failure.code === 'synthesis-failed';
      this.#leave(host, suspect ? 'suspect' : 'lost', failure);
    } else if (host.life === life) host.terminate('lost', failure);
    return true;
  }

  #canLeave(host: SpeechHost): boolean {
    if (this.config.provider !== 'auto' || host !== this.#primary || this.#isLast) return false;
    return this.#isPreferred || this.#provider !== 'wasm';
  }

  /** Lets WASM take the place of a provider that failed: the second session, if there is one. */
  #leave(host: SpeechHost, health: 'suspect' | 'lost', failure: SpeechFailure): void {
    this.#reason = `${failure.code}/${failure.reason}`;
    host.terminate(health, failure);
    // A device may be lost for a moment; what it computes wrong, it will compute wrong again.
    if (health === 'suspect' && this.#provider !== 'wasm')
      avoidAccelerator(this.parts.memory, this.#reason);
    this.#isPreferred = false;
    this.#isLast = true;
    this.#former.unshift({ role: 'primary', ...host.report });
    this.#primary = this.#standby ?? this.#newHost({ ...this.config, provider: 'wasm' });
    this.#standby = undefined;
    const { info } = this.#primary;
    if (info) this.#tellProvider(info);
  }

  #newHost(config: SpeechWorkerConfig): SpeechHost {
    const thread = `speech-${++threads}`;
    const host: SpeechHost = new SpeechHost(
      config,
      {
        onEvent: (event) => {
          // Preparation is told of the session that speaks; what is measured, of both.
          if (event.type === 'metric') this.listener.onEvent(namedLevel(event, thread));
          else if (host === this.#primary || event.type === 'notice') this.listener.onEvent(event);
        },
        onRuntime: (info) => {
          if (host === this.#primary) this.#tellProvider(info);
        },
        onEnd: () => this.listener.onThreadEnd?.(thread),
      },
      this.parts,
    );
    return host;
  }

  #tellProvider({ provider }: RuntimeInfo): void {
    const previous = this.#provider;
    if (previous === provider) return;
    this.#provider = provider;
    const reason = this.#reason;
    this.listener.metrics({
      name: 'provider-changes',
      value: 1,
      unit: 'count',
      tags: { to: provider, reason, ...(previous ? { from: previous } : {}) },
    });
    this.listener.onProvider({ provider, reason, ...(previous ? { previous } : {}) });
  }
}

/** Hosts that were made on this page. */
let threads = 0;

function corrupt(cause: string): SpeechFailure {
  return createFailure('provider-corrupt', 'noise', {}, cause);
}
