import { PieceQueue, type UnitStart } from './piece-queue';
import type { Stretch } from './stretch/stretch';

/** Frames that go from the queue to the stretch at once. */
const STEP = 128;

/**
 * Units' samples as they are to be heard at a rate. At rate 1 they come out bit by bit as they went in, and no stretch works;
 * it begins where the rate changes, and ends with a unit that it has played at rate 1.
 */
export class RatedSource {
  readonly #pieces = new PieceQueue();
  readonly #step = new Float32Array(STEP);
  #stretch: Stretch | undefined;
  #rate = 1;
  /** Frame at which the stretch began; undefined while it does not work. */
  #stretchedFrom: number | undefined;
  /** A unit was played to its end at rate 1: what is inside comes out, and then the stretch rests. */
  #isLeaving = false;

  /** Times the speed; 1 as long as there is no stretch. */
  get rate(): number {
    return this.#stretch ? this.#rate : 1;
  }

  set rate(rate: number) {
    this.#rate = rate;
    this.#apply();
  }

  /** Gives it what it needs for other rates than 1. */
  set stretch(stretch: Stretch) {
    this.#stretch = stretch;
    this.#apply();
  }

  /** Frames of the queue that were heard when what was read so far has been. */
  get position(): number {
    if (this.#stretchedFrom === undefined || !this.#stretch) return this.#pieces.taken;
    return Math.round(this.#stretchedFrom + this.#stretch.position);
  }

  /** Frames of the queue that were not read. */
  get queued(): number {
    return this.#pieces.taken + this.#pieces.length - this.position;
  }

  get isEmpty(): boolean {
    const inside = this.#stretchedFrom === undefined ? 0 : (this.#stretch?.available ?? 0);
    return this.#pieces.length === 0 && inside === 0;
  }

  /** Appends a unit. Takes ownership of its samples. */
  push(unit: number, samples: Float32Array): void {
    this.#pieces.push(unit, samples);
  }

  /** Fills `out` from its start; how many frames there were. */
  read(out: Float32Array): number {
    const stretch = this.#stretch;
    if (!stretch || this.#stretchedFrom === undefined) return this.#pieces.take(out);
    while (stretch.available < out.length && this.#pieces.length > 0 && !this.#isLeaving)
      this.#feed(stretch);
    const filled = stretch.read(out);
    if (filled === out.length) return filled;
    this.#restart();
    return this.#pieces.length > 0 ? filled + this.read(out.subarray(filled)) : filled;
  }

  /** Units that begin before what is read next and were not told yet. */
  takeStarts(): readonly UnitStart[] {
    return this.#pieces.takeStarts(this.position);
  }

  /** Forgets everything but the rate. */
  clear(): void {
    this.#pieces.clear();
    this.#restart();
  }

  /** Does without the stretch, or begins anew with it. */
  #restart(): void {
    this.#stretchedFrom = undefined;
    this.#isLeaving = false;
    this.#apply();
  }

  #apply(): void {
    const stretch = this.#stretch;
    if (!stretch) return;
    if (this.#stretchedFrom === undefined && this.#rate !== 1) {
      stretch.reset();
      this.#stretchedFrom = this.#pieces.taken;
    }
    if (this.#stretchedFrom !== undefined && stretch.rate !== this.#rate) stretch.rate = this.#rate;
  }

  /** The end of a unit is silent: nobody hears that a stretch begins anew behind it. */
  #feed(stretch: Stretch): void {
    const last = this.#pieces.lengthOfFirst;
    const count = this.#pieces.take(this.#step.subarray(0, Math.min(STEP, last)));
    stretch.write(this.#step.subarray(0, count));
    if (count < last) return;
    this.#isLeaving = this.#rate === 1;
    if (this.#isLeaving || this.#pieces.length === 0) stretch.flush();
  }
}
