import type { DualMode } from '../contracts/provider';
import { type DeviceFacts, deviceFacts } from '../shared/device-facts';
import type { DeviceMemory } from './device-memory';

/** Below this, two sessions only take the cores from each other. */
export const LEAST_CORES = 4;
/** Gibibytes below which a second copy of the weights is too much. */
const LEAST_MEMORY = 4;
/** Seconds of sound made in a second: from here on one session is quick enough for everything. */
const QUICK = 4;
/** Units that each of the two ways of working is measured by. */
const SAMPLE = 5;
/** What the second session has to bring to be kept. */
const LEAST_GAIN = 1.15;

/**
 * Decides whether a second session is worth its memory. With `auto` it measures: some units with one session, some with
 * two, and what was found is remembered for this device. Nothing is tried where one session is quick enough, or where cores
 * or memory are short.
 */
export class DualGovernor {
  #phase: 'single' | 'trial' | 'kept' | 'refused';
  #units = 0;
  #seconds = 0;
  #busyMs = 0;
  #singleRate = 0;

  constructor(
    mode: DualMode,
    private readonly memory: Pick<DeviceMemory, 'read' | 'write'> | undefined,
    private readonly name: () => string,
    facts: DeviceFacts = deviceFacts(),
  ) {
    const isSmall =
      facts.cores < LEAST_CORES || (facts.memory !== undefined && facts.memory < LEAST_MEMORY);
    if (mode === 'on') this.#phase = 'kept';
    else this.#phase = mode === 'off' || isSmall ? 'refused' : 'single';
  }

  /** Whether there should be a second session while text waits. */
  get wantsSecond(): boolean {
    return this.#phase === 'trial' || this.#phase === 'kept';
  }

  /**
   * Takes in a finished unit.
   * @param seconds of sound
   * @param busyMs that passed since the last one, not counting time in which nothing was to be done
   */
  record(seconds: number, busyMs: number): void {
    if (this.#phase !== 'single' && this.#phase !== 'trial') return;
    this.#units++;
    this.#seconds += seconds;
    this.#busyMs += busyMs;
    if (this.#units < SAMPLE) return;
    const rate = this.#seconds / Math.max(1, this.#busyMs / 1000);
    if (this.#phase === 'single') this.#judgeSingle(rate);
    else this.#judgeDual(rate);
    this.restart();
  }

  /** Begins the measurement anew: the second session is there from now on. */
  restart(): void {
    this.#units = 0;
    this.#seconds = 0;
    this.#busyMs = 0;
  }

  #judgeSingle(rate: number): void {
    this.#singleRate = rate;
    const known = this.memory?.read(`dual|${this.name()}`);
    if (known === 'gain') this.#phase = 'kept';
    else if (known === 'no gain') this.#phase = 'refused';
    else if (rate < QUICK) this.#phase = 'trial';
  }

  #judgeDual(rate: number): void {
    const isGain = rate >= LEAST_GAIN * this.#singleRate;
    this.#phase = isGain ? 'kept' : 'refused';
    this.memory?.write(`dual|${this.name()}`, isGain ? 'gain' : 'no gain');
  }
}
