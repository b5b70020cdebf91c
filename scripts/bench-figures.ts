import type { BenchPrecision, Player } from './bench-player';
import { median } from './median';

/** What can be asked for. */
export const FIGURES = [
  'cold-start',
  'warm-start',
  'time-to-first-audio',
  'synthesis-same-precision',
  'synthesis-best',
  'peak-memory',
  'peak-memory-low',
  'webgpu-download',
  'page-download',
  'long-task',
] as const;
/** One of {@link FIGURES}. */
export type Figure = (typeof FIGURES)[number];

/** What comes with some of them. */
export type SideFigure =
  | 'cold-start-session'
  | 'warm-start-session'
  | 'time-to-first-audio-2-threads'
  | 'webgpu-download-unpacked'
  | 'paragraph-tokens'
  | 'paragraph-sound';

/** All of them as they are told, side figures beside what brings them. */
export const FIGURE_ORDER: readonly (Figure | SideFigure)[] = [
  'cold-start',
  'cold-start-session',
  'warm-start',
  'warm-start-session',
  'time-to-first-audio',
  'time-to-first-audio-2-threads',
  'synthesis-same-precision',
  'synthesis-best',
  'paragraph-tokens',
  'paragraph-sound',
  'peak-memory',
  'peak-memory-low',
  'webgpu-download',
  'webgpu-download-unpacked',
  'page-download',
  'long-task',
];

/** Figures of which more is not worse, so that they are never compared. */
const NEUTRAL: ReadonlySet<string> = new Set(['paragraph-tokens', 'paragraph-sound']);

/** Whether less is better. */
export function isJudged(figure: Figure | SideFigure): boolean {
  return !NEUTRAL.has(figure);
}

/** `s/s` is seconds of computing for a second of sound. Megabytes are millions of bytes. */
export type FigureUnit = 'ms' | 's' | 's/s' | 'MB' | 'tokens';

/** One observation. */
export interface FigureRow {
  readonly player: Player;
  readonly figure: Figure | SideFigure;
  readonly model: BenchPrecision;
  /** WASM threads; 0 where it does not matter. */
  readonly threads: number;
  readonly value: number;
  readonly unit: FigureUnit;
  /** From 1. */
  readonly round: number;
  /** Which start of the whole run it is of, from 0. */
  readonly start: number;
}

/** All observations of one figure of one player. */
export interface FigureMedian
  extends Pick<FigureRow, 'player' | 'figure' | 'model' | 'threads' | 'unit'> {
  /** The lower median. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly n: number;
}

/** Medians in the order in which the rows first name them. */
export function mediansOf(rows: readonly FigureRow[]): FigureMedian[] {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const key = [row.figure, row.player, row.model, row.threads].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { player, figure, model, threads, unit } = first;
    const values = group.map(({ value }) => value);
    const spread = { min: Math.min(...values), max: Math.max(...values), n: values.length };
    return [{ player, figure, model, threads, unit, median: median(values), ...spread }];
  });
}

/**
 * Figure → the rows whose medians are divided. A start counts until the session is there, because kokoro-js runs
 * nothing before it says that it is ready, and our engine does.
 */
const COMPARED = {
  'cold-start': 'cold-start-session',
  'warm-start': 'warm-start-session',
  'time-to-first-audio': 'time-to-first-audio',
  'synthesis-same-precision': 'synthesis-same-precision',
  'synthesis-best': 'synthesis-best',
  'peak-memory': 'peak-memory',
  'peak-memory-low': 'peak-memory-low',
  'webgpu-download': 'webgpu-download',
} as const satisfies Partial<Record<Figure, Figure | SideFigure>>;

/** Figures that have a ratio. */
export type ComparedFigure = keyof typeof COMPARED;

/** Figure → the rows whose medians make its ratio. */
export const RATIO_ROWS: Readonly<Record<ComparedFigure, Figure | SideFigure>> = COMPARED;

/** Our median ÷ that of kokoro-js, where both are known; below 1 is better than kokoro-js. */
export function ratiosOf(
  medians: readonly FigureMedian[],
): Partial<Record<ComparedFigure, number>> {
  const of = (player: Player, figure: Figure | SideFigure) =>
    medians.find((it) => it.player === player && it.figure === figure)?.median;
  const ratios: Partial<Record<ComparedFigure, number>> = {};
  for (const [name, rows] of Object.entries(RATIO_ROWS)) {
    const [ours, theirs] = [of('kokoro-speak', rows), of('kokoro-js', rows)];
    if (ours !== undefined && theirs !== undefined && theirs > 0)
      ratios[name as ComparedFigure] = ours / theirs;
  }
  return ratios;
}
