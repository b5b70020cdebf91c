/**
 * Plays sound faster or slower with its pitch kept. What is written comes out in order, as many frames as the rate makes of it;
 * a change of rate applies to what has not come out of the algorithm yet, a few hundredths of a second.
 */
export interface Stretch {
  /** Times the speed; 1 gives every sample back as it was. */
  rate: number;
  /** Frames that {@link read} can give now. */
  readonly available: number;
  /** Frame of what was written, counted from the last {@link reset}, that the next frame to be read is made of. */
  readonly position: number;
  /** Appends frames, which are copied. */
  write(samples: Float32Array): void;
  /** No more will come for now: what waits for more comes out. */
  flush(): void;
  /** Fills `out` from its start; how many frames there were. */
  read(out: Float32Array): number;
  /** Forgets everything but the rate. */
  reset(): void;
}
