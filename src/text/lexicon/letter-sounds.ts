import { letterRows, NOTHING_SPOKEN, type Spoken, speak, spokenRows } from './letter-features';

/** How many ways to say the letters so far are followed up. */
const BEAM = 3;
/** Ways that are this much less likely than the best (in nats) are given up. */
const MARGIN = 2;

interface Header {
  readonly features: number;
  readonly first: number;
  readonly second: number;
  /** What a letter may stand for: ARPAbet phones separated by a space, or nothing. */
  readonly chunks: readonly string[];
  /** For `a` to `z` the chunks by number. */
  readonly byLetter: readonly (readonly number[])[];
  readonly layers: readonly { readonly rows: number; readonly width: number }[];
}

interface Path {
  readonly score: number;
  readonly phones: readonly string[];
  readonly spoken: Spoken;
}

/**
 * Says words that no dictionary knows: a network of two small layers decides for each letter, from left to right, which
 * phones it stands for, seeing six letters on either side, the word's ending and the last three phones. A beam search
 * keeps the likeliest ways. Trained by tools/train-letter-sounds.ts on CMUdict; 0.2 MB of 8-bit weights.
 */
export class LetterSounds {
  readonly #header: Header;
  readonly #chunks: readonly (readonly string[])[];
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  readonly #output: Float32Array;
  readonly #letterSum: Float32Array;
  readonly #hidden: Float32Array;
  readonly #deep: Float32Array;

  /** @param bytes what the training script wrote; throws a SyntaxError or RangeError on others */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = view.getUint32(0, true);
    this.#header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
    this.#chunks = this.#header.chunks.map((chunk) => (chunk === '' ? [] : chunk.split(' ')));
    let at = 4 + length;
    const layers = this.#header.layers.map(({ rows, width }) => {
      const weights = unpack(view, at, rows, width);
      at += rows * (width + 4);
      return weights;
    });
    const none = new Float32Array();
    [this.#first = none, this.#second = none, this.#output = none] = layers;
    this.#letterSum = new Float32Array(this.#header.first);
    this.#hidden = new Float32Array(this.#header.first);
    this.#deep = new Float32Array(this.#header.second);
  }

  /**
   * The likeliest pronunciation in ARPAbet, phones separated by spaces; empty if none of the letters is said.
   * @param word lower-case ASCII letters; others are skipped
   */
  pronounce(word: string): string {
    const letters = word.replace(/[^a-z]/g, '');
    let paths: Path[] = [{ score: 0, phones: [], spoken: NOTHING_SPOKEN }];
    for (let i = 0; i < letters.length; i++) {
      this.#sumLetterRows(letterRows(letters, i));
      const candidates = this.#header.byLetter[letters.charCodeAt(i) - 97] ?? [];
      paths = this.#follow(paths, candidates);
    }
    return paths[0]?.phones.join(' ') ?? '';
  }

  #follow(paths: readonly Path[], candidates: readonly number[]): Path[] {
    const open: { from: Path; chunk: number; score: number }[] = [];
    for (const from of paths) {
      const scores = this.#scores(spokenRows(from.spoken), candidates);
      candidates.forEach((chunk, c) => {
        open.push({ from, chunk, score: from.score + (scores[c] ?? 0) });
      });
    }
    open.sort((a, b) => b.score - a.score);
    const least = (open[0]?.score ?? 0) - MARGIN;
    // Of ways that look the same from here on, the likelier one is enough.
    const kept = new Map<string, Path>();
    for (const { from, chunk, score } of open) {
      if (kept.size === BEAM || score < least) break;
      const phones = this.#chunks[chunk] ?? [];
      const spoken = speak(from.spoken, phones);
      const key = spokenRows(spoken).join();
      if (!kept.has(key)) kept.set(key, { score, phones: [...from.phones, ...phones], spoken });
    }
    return [...kept.values()];
  }

  #sumLetterRows(rows: readonly number[]): void {
    const { features, first } = this.#header;
    const sum = this.#letterSum;
    sum.set(this.#first.subarray(features * first, (features + 1) * first));
    for (const row of rows) add(sum, this.#first, row * first);
  }

  /** Logarithms of the probabilities of the candidates. */
  #scores(rows: readonly number[], candidates: readonly number[]): Float32Array {
    const { first, second } = this.#header;
    const hidden = this.#hidden;
    const deep = this.#deep;
    hidden.set(this.#letterSum);
    for (const row of rows) add(hidden, this.#first, row * first);
    multiply(hidden, this.#second, deep);
    const scores = new Float32Array(candidates.length);
    for (let c = 0; c < candidates.length; c++) {
      scores[c] = dot(deep, this.#output, (candidates[c] ?? 0) * (second + 1));
    }
    return normalised(scores);
  }
}

/** The positive ones of `input` times their rows of `weights`, plus the last row, into `output`; negative sums become 0. */
function multiply(input: Float32Array, weights: Float32Array, output: Float32Array): void {
  const width = output.length;
  output.set(weights.subarray(input.length * width));
  for (let i = 0; i < input.length; i++) {
    const value = input[i] ?? 0;
    if (value <= 0) continue;
    const base = i * width;
    for (let j = 0; j < width; j++) {
      output[j] = (output[j] ?? 0) + value * (weights[base + j] ?? 0);
    }
  }
  for (let j = 0; j < width; j++) if ((output[j] ?? 0) < 0) output[j] = 0;
}

/** A row of weights, its last one the constant, applied to values. */
function dot(values: Float32Array, weights: Float32Array, base: number): number {
  let sum = weights[base + values.length] ?? 0;
  for (let j = 0; j < values.length; j++) sum += (values[j] ?? 0) * (weights[base + j] ?? 0);
  return sum;
}

function add(sum: Float32Array, table: Float32Array, from: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (table[from + i] ?? 0);
}

/** Scores as logarithms of probabilities: log-softmax. */
function normalised(scores: Float32Array): Float32Array {
  let top = -Infinity;
  for (const score of scores) if (score > top) top = score;
  let total = 0;
  for (const score of scores) total += Math.exp(score - top);
  const shift = top + Math.log(total);
  return scores.map((score) => score - shift);
}

/** Rows of a 32-bit scale and 8-bit weights, as floats. */
function unpack(view: DataView, from: number, rows: number, width: number): Float32Array {
  const weights = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const at = from + row * (width + 4);
    const scale = view.getFloat32(at, true);
    for (let i = 0; i < width; i++) weights[row * width + i] = view.getInt8(at + 4 + i) * scale;
  }
  return weights;
}
