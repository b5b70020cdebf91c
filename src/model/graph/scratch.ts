/** Gives an array for so many float32 numbers. What is in it does not matter: all of it is written. */
export type Allocate = (length: number) => Float32Array<ArrayBuffer>;

/** Fresh memory, the caller's own. */
export const allocateFresh: Allocate = (length) => new Float32Array(length);

/**
 * Memory that is used again and again, for results that are copied before the next one is made. Fresh memory costs more than
 * what is computed into it, and leaves 325 MB to be collected.
 */
export class Scratch {
  readonly #slots: Float32Array<ArrayBuffer>[] = [];
  #next = 0;

  /** Arrays given so far may be given again. */
  reset(): void {
    this.#next = 0;
  }

  /** An array that is the caller's until {@link reset}. */
  readonly allocate: Allocate = (length) => {
    const slot = this.#slots[this.#next];
    const room = slot && slot.length >= length ? slot : new Float32Array(length);
    this.#slots[this.#next++] = room;
    return room.subarray(0, length);
  };
}
