import load, { type SonicModule } from '@echogarden/sonic-wasm';
import { RateMap } from './rate-map';
import type { Stretch } from './stretch';

/** Frames handed over at once: how exactly it is known what comes out of what. */
const STEP = 64;
/** Frames that a read takes at most at once. */
const ROOM = 1024;
/** The lowest pitch that Sonic looks for, in Hz (SONIC_MIN_PITCH of its header). */
const LOWEST_PITCH = 65;

/**
 * Sonic, which repeats or leaves out whole periods of the voice: made for speech, at up to six times the speed, and clear
 * where methods by spectrum smear. It does not tell which of its input a piece of output is made of, but it begins to work
 * when two of the longest periods wait, and not before: the moment of its next beginning tells how much it had used up.
 */
export class SonicStretch implements Stretch {
  readonly #sonic: SonicModule;
  readonly #room: number;
  /** Frames that wait when it begins to work. */
  readonly #threshold: number;
  readonly #sampleRate: number;
  readonly #map = new RateMap();
  #stream = 0;
  #rate = 1;
  #written = 0;
  #given = 0;

  private constructor(sonic: SonicModule, sampleRate: number) {
    this.#sonic = sonic;
    this.#sampleRate = sampleRate;
    this.#threshold = 2 * Math.floor(sampleRate / LOWEST_PITCH);
    this.#room = sonic._malloc(ROOM * Float32Array.BYTES_PER_ELEMENT);
    this.reset();
  }

  /**
   * @param wasmBinary `sonic.wasm` of the package
   * @param sampleRate Hz
   */
  static async load(wasmBinary: ArrayBuffer, sampleRate: number): Promise<SonicStretch> {
    return new SonicStretch(await load({ wasmBinary, locateFile: (name) => name }), sampleRate);
  }

  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    this.#rate = rate;
    this.#sonic._sonicSetSpeed(this.#stream, rate);
  }

  get available(): number {
    return this.#sonic._sonicSamplesAvailable(this.#stream);
  }

  get position(): number {
    return Math.min(this.#written, this.#map.inputAt(this.#given));
  }

  write(samples: Float32Array): void {
    for (let at = 0; at < samples.length; at += STEP) this.#step(samples.subarray(at, at + STEP));
  }

  flush(): void {
    this.#sonic._sonicFlushStream(this.#stream);
    this.#map.add(this.#given + this.available, this.#written, this.#rate);
  }

  read(out: Float32Array): number {
    let filled = 0;
    while (filled < out.length) {
      const wanted = Math.min(ROOM, out.length - filled);
      const count = this.#sonic._sonicReadFloatFromStream(this.#stream, this.#room, wanted);
      if (count === 0) break;
      out.set(this.#samples(count), filled);
      filled += count;
    }
    this.#given += filled;
    this.#map.forgetBefore(this.#given);
    return filled;
  }

  reset(): void {
    if (this.#stream !== 0) this.#sonic._sonicDestroyStream(this.#stream);
    this.#stream = this.#sonic._sonicCreateStream(this.#sampleRate, 1);
    this.#written = 0;
    this.#given = 0;
    this.#map.reset();
    this.rate = this.#rate;
  }

  #step(samples: Float32Array): void {
    const before = this.#given + this.available;
    this.#samples(samples.length).set(samples);
    this.#sonic._sonicWriteFloatToStream(this.#stream, this.#room, samples.length);
    this.#written += samples.length;
    const after = this.#given + this.available;
    if (after === before) return;
    // With nothing waiting it hands on what comes, once the mean rate of what waited has become 1.
    if (this.#rate === 1 && after - before === samples.length)
      this.#map.add(before, this.#written - samples.length, 1);
    else this.#map.add(before, this.#written - samples.length / 2 - this.#threshold, this.#rate);
  }

  /** The memory is another one after it has grown. */
  #samples(count: number): Float32Array {
    const at = this.#room / Float32Array.BYTES_PER_ELEMENT;
    return this.#sonic.HEAPF32.subarray(at, at + count);
  }
}
