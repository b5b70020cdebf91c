import type { BenchState } from './observation';
import type { BenchReport } from './report';
import { geometricMean } from './statistics';
import { FIGURES, type FigureName } from './summary';
import type { BenchTextName } from './texts';

/** One figure of a cell that both reports have. */
export interface ComparedFigure {
  readonly configuration: string;
  readonly text: BenchTextName;
  readonly state: BenchState;
  readonly figure: FigureName;
  /** Medians, in the figure's unit. */
  readonly first: number;
  readonly second: number;
  /** second ÷ first: below 1 is less, which is better for every figure. */
  readonly ratio: number;
  /** Whether the spreads overlap: then the difference may be chance. */
  readonly overlaps: boolean;
}

/** Two reports side by side. */
export interface BenchComparison {
  readonly figures: readonly ComparedFigure[];
  /** Geometric mean of the ratios by figure; a figure that they do not share is missing. */
  readonly overall: Readonly<Partial<Record<FigureName, number>>>;
  /** What makes them hard to compare, in sentences; empty if nothing does. */
  readonly cautions: readonly string[];
}

/** Divides the second report's medians by the first's, cell by cell. Distances to a reference are not compared. */
export function compareReports(first: BenchReport, second: BenchReport): BenchComparison {
  const figures = first.cells.flatMap((cell) => {
    const twin = second.cells.find(
      (it) =>
        it.configuration === cell.configuration && it.text === cell.text && it.state === cell.state,
    );
    if (!twin) return [];
    const { configuration, text, state } = cell;
    return FIGURES.filter((figure) => figure !== 'fidelityDb').flatMap((figure) => {
      const [a, b] = [cell.figures[figure], twin.figures[figure]];
      // Of nothing downloaded there is no ratio.
      if (!a || !b || a.median === 0 || b.median === 0) return [];
      return [
        {
          configuration,
          text,
          state,
          figure,
          first: a.median,
          second: b.median,
          ratio: b.median / a.median,
          overlaps: a.min <= b.max && b.min <= a.max,
        },
      ];
    });
  });
  const overall = FIGURES.flatMap((figure) => {
    const ratios = figures.filter((it) => it.figure === figure).map(({ ratio }) => ratio);
    return ratios.length > 0 ? [[figure, geometricMean(ratios)] as const] : [];
  });
  return { figures, overall: Object.fromEntries(overall), cautions: cautionsOf(first, second) };
}

function cautionsOf(first: BenchReport, second: BenchReport): string[] {
  const cautions: string[] = [];
  const differ = (words: string, of: (report: BenchReport) => unknown) => {
    const [a, b] = [of(first), of(second)].map((value) => String(value ?? 'unknown'));
    if (a !== b) cautions.push(`${words}: ${a} and ${b}.`);
  };
  differ('Other models', ({ options }) => options.modelName);
  differ('Other browsers', ({ device }) => device.browser);
  differ('Other numbers of cores', ({ device }) => device.cores);
  differ('Other graphics adapters', ({ device }) => device.adapter?.name);
  differ('Not both cross-origin isolated', ({ device }) => device.isolated);
  if (!first.complete || !second.complete) cautions.push('One of them was stopped before its end.');
  return cautions;
}
