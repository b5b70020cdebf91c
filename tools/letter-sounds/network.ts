import { FEATURE_ROWS } from '../../src/text/lexicon/letter-features';
import { seededRandom } from './random';
import { FEATURES, type Inventory, type Samples } from './samples';

/** Width of the first layer, which sums a row for each feature, and of the second. */
export const FIRST = 384;
export const SECOND = 128;

/** Share of each layer that is left out at random while it learns, so that it does not learn the words by heart. */
export interface Dropout {
  readonly first: number;
  readonly second: number;
}

const DECAY = 0.9;
const DECAY_SQUARE = 0.999;
const TINY = 1e-8;

/** A layer's weights, their gradients and Adam's two moments, row by row. */
class Layer {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  readonly moment: Float32Array;
  readonly square: Float32Array;

  constructor(
    readonly rows: number,
    readonly width: number,
    spread: number,
    random: () => number,
  ) {
    const size = rows * width;
    this.weights = Float32Array.from({ length: size }, () => (random() * 2 - 1) * spread);
    this.gradient = new Float32Array(size);
    this.moment = new Float32Array(size);
    this.square = new Float32Array(size);
  }

  /** One step of Adam for one row; its gradient is used up. */
  step(row: number, rate: number): void {
    const { weights, gradient, moment, square, width } = this;
    const end = (row + 1) * width;
    for (let i = row * width; i < end; i++) {
      const slope = gradient[i] ?? 0;
      gradient[i] = 0;
      const mean = DECAY * (moment[i] ?? 0) + (1 - DECAY) * slope;
      const spread = DECAY_SQUARE * (square[i] ?? 0) + (1 - DECAY_SQUARE) * slope * slope;
      moment[i] = mean;
      square[i] = spread;
      weights[i] = (weights[i] ?? 0) - (rate * mean) / (Math.sqrt(spread) + TINY);
    }
  }
}

/**
 * Two hidden layers over on/off features, trained with Adam in single precision. The first layer is a table of rows to
 * be summed, the second and the output (one row a chunk) are small.
 */
export class Network {
  readonly first: Layer;
  readonly second: Layer;
  readonly output: Layer;
  #dropout: Dropout = { first: 0, second: 0 };
  readonly #hidden = new Float32Array(FIRST);
  readonly #active = new Int32Array(FIRST);
  readonly #second = new Float32Array(SECOND);
  readonly #back = new Float32Array(SECOND);
  readonly #firstBack = new Float32Array(FIRST);
  readonly #touched = new Uint8Array(FEATURE_ROWS + 1);

  constructor(
    private readonly inventory: Inventory,
    seed: number,
  ) {
    const random = seededRandom(seed);
    // One more row each for the bias: the last.
    this.first = new Layer(FEATURE_ROWS + 1, FIRST, Math.sqrt(3 / FEATURES), random);
    this.second = new Layer(FIRST + 1, SECOND, Math.sqrt(6 / FIRST), random);
    this.output = new Layer(inventory.chunks.length, SECOND + 1, Math.sqrt(3 / SECOND), random);
  }

  get layers(): readonly Layer[] {
    return [this.first, this.second, this.output];
  }

  /** Learns from a batch; returns the summed cross entropy in nats. */
  learn(
    samples: Samples,
    batch: Int32Array,
    rate: number,
    random: () => number,
    dropout: Dropout,
  ): number {
    this.#dropout = dropout;
    let loss = 0;
    for (const sample of batch) loss += this.#one(samples, sample, random);
    for (let row = 0; row < this.#touched.length; row++) {
      if (this.#touched[row]) this.first.step(row, rate);
    }
    this.#touched.fill(0);
    for (let row = 0; row < this.second.rows; row++) this.second.step(row, rate);
    for (let row = 0; row < this.output.rows; row++) this.output.step(row, rate);
    return loss;
  }

  #one(samples: Samples, sample: number, random: () => number): number {
    const hidden = this.#hidden;
    const second = this.#second;
    const active = this.#active;
    const { rows, letters, targets } = samples;
    const w1 = this.first.weights;
    const from = sample * FEATURES;
    hidden.set(w1.subarray(FEATURE_ROWS * FIRST));
    for (let f = 0; f < FEATURES; f++) {
      const base = (rows[from + f] ?? 0) * FIRST;
      for (let i = 0; i < FIRST; i++) hidden[i] = (hidden[i] ?? 0) + (w1[base + i] ?? 0);
    }
    const w2 = this.second.weights;
    second.set(w2.subarray(FIRST * SECOND));
    const dropped = this.#dropout.first;
    let actives = 0;
    for (let i = 0; i < FIRST; i++) {
      if ((hidden[i] ?? 0) <= 0 || random() < dropped) continue;
      const value = (hidden[i] ?? 0) / (1 - dropped);
      hidden[i] = value;
      active[actives++] = i;
      const base = i * SECOND;
      for (let j = 0; j < SECOND; j++) second[j] = (second[j] ?? 0) + value * (w2[base + j] ?? 0);
    }
    for (let j = 0; j < SECOND; j++) {
      const value = second[j] ?? 0;
      const isKept = value > 0 && random() >= this.#dropout.second;
      second[j] = isKept ? value / (1 - this.#dropout.second) : 0;
    }
    const loss = this.#outputs(letters[sample] ?? 0, targets[sample] ?? 0);
    this.#backward(from, rows, actives);
    return loss;
  }

  /** Softmax over the chunks of the letter; leaves the gradient of the second layer in `#back`. */
  #outputs(letter: number, target: number): number {
    const second = this.#second;
    const back = this.#back.fill(0);
    const { weights, gradient, width } = this.output;
    const candidates = this.inventory.byLetter[letter] ?? [];
    const scores = new Float32Array(candidates.length);
    let top = -Infinity;
    for (let c = 0; c < candidates.length; c++) {
      const base = (candidates[c] ?? 0) * width;
      let score = weights[base + SECOND] ?? 0;
      for (let j = 0; j < SECOND; j++) score += (second[j] ?? 0) * (weights[base + j] ?? 0);
      scores[c] = score;
      if (score > top) top = score;
    }
    let total = 0;
    for (let c = 0; c < scores.length; c++) {
      scores[c] = Math.exp((scores[c] ?? 0) - top);
      total += scores[c] ?? 0;
    }
    let loss = 0;
    for (let c = 0; c < scores.length; c++) {
      const share = (scores[c] ?? 0) / total;
      const isTarget = candidates[c] === target;
      if (isTarget) loss = -Math.log(share + 1e-12);
      const slope = share - (isTarget ? 1 : 0);
      if (Math.abs(slope) < 1e-4) continue;
      const base = (candidates[c] ?? 0) * width;
      gradient[base + SECOND] = (gradient[base + SECOND] ?? 0) + slope;
      for (let j = 0; j < SECOND; j++) {
        gradient[base + j] = (gradient[base + j] ?? 0) + slope * (second[j] ?? 0);
        back[j] = (back[j] ?? 0) + slope * (weights[base + j] ?? 0);
      }
    }
    return loss;
  }

  #backward(from: number, rows: Int16Array, actives: number): void {
    const second = this.#second;
    const back = this.#back;
    const { weights: w2, gradient: g2 } = this.second;
    const g1 = this.first.gradient;
    const firstBack = this.#firstBack;
    for (let j = 0; j < SECOND; j++) {
      back[j] = second[j] === 0 ? 0 : (back[j] ?? 0) / (1 - this.#dropout.second);
      g2[FIRST * SECOND + j] = (g2[FIRST * SECOND + j] ?? 0) + (back[j] ?? 0);
    }
    firstBack.fill(0);
    for (let a = 0; a < actives; a++) {
      const i = this.#active[a] ?? 0;
      const value = this.#hidden[i] ?? 0;
      const base = i * SECOND;
      let slope = 0;
      for (let j = 0; j < SECOND; j++) {
        slope += (back[j] ?? 0) * (w2[base + j] ?? 0);
        g2[base + j] = (g2[base + j] ?? 0) + value * (back[j] ?? 0);
      }
      firstBack[i] = slope / (1 - this.#dropout.first);
    }
    for (let f = 0; f <= FEATURES; f++) {
      const row = f < FEATURES ? (rows[from + f] ?? 0) : FEATURE_ROWS;
      this.#touched[row] = 1;
      const base = row * FIRST;
      for (let i = 0; i < FIRST; i++) g1[base + i] = (g1[base + i] ?? 0) + (firstBack[i] ?? 0);
    }
  }
}
