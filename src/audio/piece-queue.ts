interface Piece {
  readonly unit: number;
  readonly samples: Float32Array;
  offset: number;
}

/** Where a unit begins. */
export interface UnitStart {
  readonly unit: number;
  /** Frames from the beginning of the queue. */
  readonly at: number;
}

/** Units' samples in the order in which they came, as one row of frames. */
export class PieceQueue {
  #pieces: Piece[] = [];
  #starts: UnitStart[] = [];
  #taken = 0;
  #length = 0;

  /** Frames that were taken. */
  get taken(): number {
    return this.#taken;
  }

  /** Frames that wait. */
  get length(): number {
    return this.#length;
  }

  /** Frames that wait of the first unit in line. */
  get lengthOfFirst(): number {
    const [first] = this.#pieces;
    return first ? first.samples.length - first.offset : 0;
  }

  /** Appends a unit. Takes ownership of its samples. */
  push(unit: number, samples: Float32Array): void {
    if (samples.length === 0) return;
    this.#starts.push({ unit, at: this.#taken + this.#length });
    this.#pieces.push({ unit, samples, offset: 0 });
    this.#length += samples.length;
  }

  /** Moves frames to the start of `out`; how many there were. */
  take(out: Float32Array): number {
    let filled = 0;
    for (let piece = this.#pieces[0]; piece && filled < out.length; piece = this.#pieces[0]) {
      const taken = Math.min(out.length - filled, piece.samples.length - piece.offset);
      out.set(piece.samples.subarray(piece.offset, piece.offset + taken), filled);
      piece.offset += taken;
      filled += taken;
      if (piece.offset === piece.samples.length) this.#pieces.shift();
    }
    this.#taken += filled;
    this.#length -= filled;
    return filled;
  }

  /** Units that begin before a frame and were not told yet, in order. */
  takeStarts(before: number): readonly UnitStart[] {
    const count = this.#starts.findIndex(({ at }) => at >= before);
    return count === 0 ? NONE : this.#starts.splice(0, count < 0 ? this.#starts.length : count);
  }

  /** Forgets everything and counts from 0 again. */
  clear(): void {
    this.#pieces = [];
    this.#starts = [];
    this.#taken = 0;
    this.#length = 0;
  }
}

const NONE: readonly UnitStart[] = Object.freeze([]);
