/**
 * Makes the draft voice's three style rows, `public/models/draft/voices/draft_{low,mid,high}.bin`.
 * Run: `npx tsx tools/draft-voices.ts`.
 *
 * The draft model reads two numbers out of a style and ignores the rest of it. With k = 0…255,
 *
 *     r1[k] = 1.41 sin(12.9898 k + 1)      r2[k] = 1.41 sin(78.233 k + 2)
 *     c_i = (style · r_i) / (|style| + 0.001)      p_i = tanh(c_i / 2)
 *     pitch = 105 Hz · exp(0.35 p1)      formant scale = 1 + 0.05 p1 + 0.03 p2
 *
 * A voice is given here by its pitch and by p2, and the style is solved for exactly: its part in
 * span{r1, r2} gives the two dot products, and a filler orthogonal to both brings it to the chosen norm,
 * which makes the denominator a constant.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Floats in one style row. */
const WIDTH = 256;
/** Length of each style vector; its entries come out around ±0.25, the order of a Kokoro style's. */
const NORM = 4;
/** What the graph adds to the norm so that a zero style divides by something. */
const NORM_FLOOR = 1e-3;
const BASE_PITCH = 105;

type Vector = readonly number[];

/** What a draft voice should sound like. */
export interface DraftVoiceDesign {
  readonly name: string;
  /** Average pitch, Hz; the graph reaches 74 to 149. */
  readonly pitch: number;
  /** The graph's p2, −1..1: ±3% of formant scale on top of what the pitch brings (a longer or shorter throat). */
  readonly p2: number;
}

/** The three voices. A lower voice also has lower formants, as a larger speaker has. */
export const DRAFT_VOICE_DESIGNS: readonly DraftVoiceDesign[] = [
  { name: 'draft_low', pitch: 85, p2: -0.6 },
  { name: 'draft_mid', pitch: 105, p2: 0 },
  { name: 'draft_high', pitch: 138, p2: 0.6 },
];

const vector = (entry: (k: number) => number): Vector =>
  Array.from({ length: WIDTH }, (_, k) => entry(k));
const dot = (a: Vector, b: Vector): number => a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0);
const combine = (a: number, x: Vector, b: number, y: Vector): Vector =>
  x.map((entry, k) => a * entry + b * (y[k] ?? 0));

const R1 = vector((k) => 1.41 * Math.sin(k * 12.9898 + 1));
const R2 = vector((k) => 1.41 * Math.sin(k * 78.233 + 2));

/** The combination of r1 and r2 whose dot products with them are d1 and d2. */
function withDots(d1: number, d2: number): Vector {
  const [g11, g12, g22] = [dot(R1, R1), dot(R1, R2), dot(R2, R2)];
  const determinant = g11 * g22 - g12 * g12;
  return combine((d1 * g22 - d2 * g12) / determinant, R1, (d2 * g11 - d1 * g12) / determinant, R2);
}

/** A vector of length 1, orthogonal to r1 and r2, and otherwise of no meaning. */
function filler(): Vector {
  const raw = vector((k) => Math.cos(k * 1.7 + 0.5));
  const orthogonal = combine(1, raw, -1, withDots(dot(raw, R1), dot(raw, R2)));
  const length = Math.sqrt(dot(orthogonal, orthogonal));
  return orthogonal.map((x) => x / length);
}

/** Solves for the style row of a voice: 256 floats. */
export function draftStyle({ pitch, p2 }: DraftVoiceDesign): Float32Array<ArrayBuffer> {
  const p1 = Math.log(pitch / BASE_PITCH) / 0.35;
  const scale = NORM + NORM_FLOOR;
  const meaning = withDots(2 * Math.atanh(p1) * scale, 2 * Math.atanh(p2) * scale);
  const rest = Math.sqrt(NORM ** 2 - dot(meaning, meaning));
  return Float32Array.from(combine(1, meaning, rest, filler()));
}

/** What the graph will make of a style: pitch in Hz and the factor on every formant. */
export function readDraftStyle(style: Float32Array): { pitch: number; formantScale: number } {
  const row = Array.from(style);
  const scale = Math.sqrt(dot(row, row)) + NORM_FLOOR;
  const p1 = Math.tanh(dot(row, R1) / scale / 2);
  const p2 = Math.tanh(dot(row, R2) / scale / 2);
  return { pitch: BASE_PITCH * Math.exp(0.35 * p1), formantScale: 1 + 0.05 * p1 + 0.03 * p2 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../public/models/draft/voices/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const design of DRAFT_VOICE_DESIGNS) {
    const style = draftStyle(design);
    writeFileSync(new URL(`${design.name}.bin`, folder), new Uint8Array(style.buffer));
    const { pitch, formantScale } = readDraftStyle(style);
    console.log(`${design.name}: ${pitch.toFixed(2)} Hz, formants × ${formantScale.toFixed(4)}`);
  }
}
