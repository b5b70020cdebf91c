import { type Figure, isJudged, type SideFigure } from './bench-figures';
import type { BenchResult } from './bench-result';

/** Tasks below this many milliseconds are not seen, so that 0 says only that there was none longer. */
const LONG_TASK_THRESHOLD = 50;

/** What became of a figure. */
export interface FigureChange {
  readonly figure: Figure | SideFigure;
  /** Whether the ratios against the other player were compared, or our own medians where there is no ratio. */
  readonly of: 'ratio' | 'median';
  readonly before: number;
  readonly after: number;
  /** After ÷ before; above 1 is worse. */
  readonly quotient: number;
}

/** Compares two results figure by figure. @throws Error if they have no figure in common */
export function changesOf(before: BenchResult, after: BenchResult): FigureChange[] {
  const [old, current] = [comparable(before), comparable(after)];
  const changes = [...old].flatMap(([figure, was]) => {
    const is = current.get(figure);
    if (!is || is.of !== was.of) return [];
    return [
      { figure, of: was.of, before: was.value, after: is.value, quotient: is.value / was.value },
    ];
  });
  if (changes.length === 0) throw new Error('The two files have no figure in common.');
  return changes;
}

/** One number for each figure. */
function comparable({
  ratios,
  medians,
}: BenchResult): Map<Figure | SideFigure, { of: FigureChange['of']; value: number }> {
  const found = new Map<Figure | SideFigure, { of: FigureChange['of']; value: number }>();
  for (const [figure, value] of Object.entries(ratios))
    found.set(figure as Figure, { of: 'ratio', value });
  for (const { figure, player, median } of medians) {
    if (player !== 'kokoro-speak' || found.has(figure) || !isJudged(figure)) continue;
    const value = figure === 'long-task' ? Math.max(median, LONG_TASK_THRESHOLD) : median;
    found.set(figure, { of: 'median', value });
  }
  return found;
}

/** Changes that are worse than a quotient allows. */
export function regressionsOf(changes: readonly FigureChange[], worst: number): FigureChange[] {
  // Not “above”: what is not a number has to be looked at.
  return changes.filter(({ quotient }) => !(quotient <= worst));
}
