interface Anchor {
  readonly output: number;
  readonly input: number;
  /** Input frames for each frame of output from here on, as far as the next anchor is not known. */
  readonly rate: number;
}

/** Which input a frame of output was made of: known at some frames, in between in proportion, beyond the last by the rate. */
export class RateMap {
  #anchors: Anchor[] = [START];

  /** Tells that output from this frame on is made, at a rate, of input from that frame on. Both only grow. */
  add(output: number, input: number, rate: number): void {
    const last = this.#anchors.at(-1) ?? START;
    if (output <= last.output) this.#anchors.pop();
    this.#anchors.push({ output, input: Math.max(input, last.input), rate });
  }

  inputAt(output: number): number {
    const index = this.#anchors.findIndex((anchor) => anchor.output > output);
    const before = this.#anchors.at(index < 0 ? -1 : Math.max(0, index - 1)) ?? START;
    const after = index > 0 ? this.#anchors[index] : undefined;
    if (!after) return before.input + (output - before.output) * before.rate;
    const part = (output - before.output) / (after.output - before.output);
    return before.input + part * (after.input - before.input);
  }

  /** Nobody will ask for earlier frames. */
  forgetBefore(output: number): void {
    while (this.#anchors.length > 1 && (this.#anchors[1]?.output ?? output) < output)
      this.#anchors.shift();
  }

  reset(): void {
    this.#anchors = [START];
  }
}

const START: Anchor = { output: 0, input: 0, rate: 1 };
