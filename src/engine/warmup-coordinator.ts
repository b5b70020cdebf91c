import type { PcmChunk } from '../contracts/audio';
import type { MetricSink } from '../contracts/metrics';
import type { ModelRequest } from '../contracts/model';
import type { WarmupLevel } from '../contracts/warmup';
import { SpeechError } from '../shared/speech-error';
import type { SessionPool } from './session-pool';
import { EXTENDED_PATTERNS, PATTERN_TOKENS, type WarmupPattern } from './warmup-patterns';
import type { WarmupProgress } from './warmup-progress';

/** All runs that nobody waits for go under this id. */
export const WARM_UP_ID = 'warm-up';

/** What is warmed up. */
export interface WarmupTarget {
  readonly model: ModelRequest;
  readonly voice: string;
}

/** The sound of the extended patterns, in their order. */
export type ExtendedSounds = readonly PcmChunk[];

/** One pattern as a request. */
export function patternRequest(pattern: WarmupPattern, target: WarmupTarget) {
  const tokens = PATTERN_TOKENS[pattern];
  return { ...target, requestId: WARM_UP_ID, unit: 0, tokens, wordRanges: [], speed: 1 };
}

/**
 * The one place that runs the model without anybody having asked for its sound. Each pattern runs at most once per
 * session; one that failed or was given up may run again.
 */
export class WarmupCoordinator {
  /** The session that {@link #runs} and {@link #sounds} are of. */
  #session: string | undefined;
  readonly #runs = new Map<WarmupPattern, Promise<void>>();
  /** Until somebody takes them. */
  readonly #sounds = new Map<WarmupPattern, PcmChunk>();
  #extending: Promise<ExtendedSounds | undefined> | undefined;

  constructor(
    private readonly pool: SessionPool,
    private readonly progress: WarmupProgress,
    private readonly metrics: MetricSink,
    /** Whether somebody waits for sound of their own. */
    private readonly isWanted: () => boolean,
  ) {}

  /**
   * Prepares up to a level. At `ready` a session that has spoken is left alone, and somebody's own sentence goes before:
   * it is the first run then. Rejects as {@link SessionPool.prepare} and {@link SessionPool.synthesize} do.
   */
  async reach(level: WarmupLevel, target: WarmupTarget, requestId: string): Promise<void> {
    if (level === 'runtime') {
      await this.pool.boot();
      return;
    }
    await this.pool.prepare({ requestId, ...target });
    if (level === 'session' || this.pool.hasRun || this.isWanted()) return;
    try {
      await this.#once('short', target);
    } catch (error) {
      // Given up for somebody's own sentence, which prepares as well.
      if (!(error instanceof SpeechError && error.code === 'aborted')) throw error;
    }
  }

  /**
   * Drops the runs that wait, because somebody wants to hear something. One that is under way cannot be stopped, and no
   * other begins before the next call of {@link extend} or {@link reach}.
   */
  interrupt(): void {
    this.pool.dropWaiting(WARM_UP_ID);
  }

  /**
   * Runs what is left of the longer patterns, as long as nobody waits for anything.
   * @returns their sound, once per session; undefined where the provider has none, it was taken already, or somebody
   *   came in between
   */
  extend(target: WarmupTarget): Promise<ExtendedSounds | undefined> {
    this.#extending ??= this.#extend(target).finally(() => {
      this.#extending = undefined;
    });
    return this.#extending;
  }

  async #extend(target: WarmupTarget): Promise<ExtendedSounds | undefined> {
    const session = this.pool.sessionKey;
    if (session === undefined) return undefined;
    // WASM compiles nothing for a length of sentence (npm run bench:warm-up compares first and later runs).
    if (this.pool.provider === 'wasm') return undefined;
    for (const pattern of EXTENDED_PATTERNS) {
      if (!this.#hasRun(pattern) && this.isWanted()) return undefined;
      try {
        await this.#once(pattern, target);
      } catch {
        // Somebody came, or the session failed: the next sentence finds out which.
        return undefined;
      }
      if (this.pool.sessionKey !== session) return undefined;
    }
    this.progress.extended();
    return this.#takeSounds();
  }

  #takeSounds(): ExtendedSounds | undefined {
    const sounds = EXTENDED_PATTERNS.map((pattern) => this.#sounds.get(pattern));
    this.#sounds.clear();
    return sounds.every((sound) => sound !== undefined) ? sounds : undefined;
  }

  #hasRun(pattern: WarmupPattern): boolean {
    return this.#session === this.pool.sessionKey && this.#runs.has(pattern);
  }

  #once(pattern: WarmupPattern, target: WarmupTarget): Promise<void> {
    if (this.#session !== this.pool.sessionKey) {
      this.#session = this.pool.sessionKey;
      this.#runs.clear();
      this.#sounds.clear();
    }
    const run = this.#runs.get(pattern) ?? this.#run(pattern, target);
    this.#runs.set(pattern, run);
    run.catch(() => {
      if (this.#runs.get(pattern) === run) this.#runs.delete(pattern);
    });
    return run;
  }

  async #run(pattern: WarmupPattern, target: WarmupTarget): Promise<void> {
    const chunk = await this.pool.synthesize(patternRequest(pattern, target), 'warm-up');
    if (EXTENDED_PATTERNS.includes(pattern)) this.#sounds.set(pattern, chunk);
    const { provider } = chunk;
    this.metrics({ name: 'warm-up-runs', value: 1, unit: 'count', tags: { pattern, provider } });
  }
}
