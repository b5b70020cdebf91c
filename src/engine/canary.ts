import type { MetricSink } from '../contracts/metrics';
import type { DeviceMemory } from './device-memory';
import type { SessionPool } from './session-pool';
import { type ExtendedSounds, patternRequest, type WarmupTarget } from './warmup-coordinator';
import { EXTENDED_PATTERNS } from './warmup-patterns';

/** What is known of the sound of a device. */
export type Verdict = 'trusted' | 'suspect';

/** Goes up when sentences, distance or threshold change: older verdicts are of no use then. */
const CANARY_VERSION = 1;

/**
 * Listens to a device before it is trusted: some GPUs give wrong sound without any error. Two sentences, one of them long,
 * are compared with what WASM makes of them, in the background; the verdict is kept for the device, its driver as far as
 * the browser tells it, the runtime's version and the model.
 */
export class Canary {
  constructor(
    private readonly pool: SessionPool,
    private readonly memory: DeviceMemory,
    private readonly metrics: MetricSink,
  ) {}

  /** What an earlier visit found for the session that speaks; undefined if nobody has listened. */
  get verdict(): Verdict | undefined {
    const name = this.#name;
    const noted = name === undefined ? undefined : this.memory.read(name);
    return noted === 'trusted' || noted === 'suspect' ? noted : undefined;
  }

  /**
   * Compares the device's sounds with WASM's, in a second session that lives as long as this takes, and lets WASM speak from
   * the next unit if they differ.
   * @returns undefined when it could not be found out; the next visit tries again
   */
  async judge(sounds: ExtendedSounds, target: WarmupTarget): Promise<Verdict | undefined> {
    const name = this.#name;
    if (name === undefined) return undefined;
    const standby = this.pool.standby();
    try {
      let verdict: Verdict = 'trusted';
      for (const [index, pattern] of EXTENDED_PATTERNS.entries()) {
        const twin = await standby.synthesize(patternRequest(pattern, target), 'warm-up');
        const sound = sounds[index];
        // Off the page's thread: it takes longer than a frame.
        if (!sound || !(await standby.compare(sound.samples, twin.samples)).alike)
          verdict = 'suspect';
      }
      this.memory.write(name, verdict);
      this.metrics({ name: 'canary-runs', value: 1, unit: 'count', tags: { verdict } });
      if (verdict === 'suspect') this.pool.distrust('other sound than WASM for the same sentences');
      return verdict;
    } catch {
      // Stopped, or without the memory for a second session: nothing was learnt.
      return undefined;
    } finally {
      this.pool.dropStandby();
    }
  }

  get #name(): string | undefined {
    const { runtime, session } = this.pool;
    if (runtime?.accelerator === undefined || !session) return undefined;
    const { model, precision } = session;
    return ['canary', CANARY_VERSION, runtime.accelerator, model, precision].join('|');
  }
}
