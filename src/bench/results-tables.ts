import { html, nothing, type TemplateResult } from 'lit';
import { nameOfId } from './configuration';
import { cellNotes, FIGURES_OF_STATE, STATE_NAMES } from './exports';
import { isFlagged } from './fidelity';
import { figureText, spreadText, UNKNOWN } from './format';
import { BENCH_STATES, type BenchState } from './observation';
import type { BenchReport } from './report';
import { type CellSummary, FIGURE_NAMES, type FigureName } from './summary';

/** One table for each state that was observed, the warm run first: it decides. */
export function resultsTables(report: BenchReport): TemplateResult[] {
  return BENCH_STATES.toReversed().flatMap((state) => {
    const cells = report.cells.filter((cell) => cell.state === state);
    return cells.length > 0 ? [stateTable(state, cells, report.options.timingOnly)] : [];
  });
}

const CAPTIONS: Readonly<Record<BenchState, string>> = {
  'warm-run': 'Warm run: the session has spoken the text before',
  'warm-start': 'Warm start: the model is on the device, the text is the first that is spoken',
  cold: 'Cold start: the model is not on the device',
};

function stateTable(
  state: BenchState,
  cells: readonly CellSummary[],
  timingOnly: boolean,
): TemplateResult {
  const figures = FIGURES_OF_STATE[state];
  const caption = CAPTIONS[state];
  return html`<div class="scroller" role="region" aria-label=${`Table: ${STATE_NAMES[state]}`} tabindex="0">
    <table>
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">Configuration</th>
          <th scope="col">Text</th>
          ${figures.map((name) => html`<th scope="col">${headOf(name)}</th>`)}
          <th scope="col">n</th>
          <th scope="col">Left out</th>
          <th scope="col">Notes</th>
        </tr>
      </thead>
      <tbody>
        ${cells.map((cell, place) => rowOf(cell, figures, cells[place - 1], timingOnly))}
      </tbody>
    </table>
  </div>`;
}

function headOf(name: FigureName): string {
  return name === 'inferenceMs' ? 'Inference p50 / p95' : FIGURE_NAMES[name];
}

function rowOf(
  cell: CellSummary,
  figures: readonly FigureName[],
  before: CellSummary | undefined,
  timingOnly: boolean,
): TemplateResult {
  const isFirst = before?.configuration !== cell.configuration;
  const notes = cellNotes(cell, timingOnly);
  const isBad = !timingOnly && isFlagged(cell.verdict);
  return html`<tr class=${isFirst ? 'first' : nothing}>
    <th scope="row"><span class=${isFirst ? nothing : 'again'}>${nameOfId(cell.configuration)}</span></th>
    <td>${cell.text}</td>
    ${figures.map((figure) => figureCell(cell, figure))}
    <td class="number">${cell.n}</td>
    <td class="number">${cell.excludedRuns}</td>
    <td class=${isBad ? 'bad' : nothing}>${notes || UNKNOWN}</td>
  </tr>`;
}

/** The median, and under it the spread, or p95. */
function figureCell({ figures }: CellSummary, figure: FigureName): TemplateResult {
  const it = figures[figure];
  if (!it) return html`<td class="number">${UNKNOWN}</td>`;
  const median = figureText(figure, it.median);
  if (figure === 'inferenceMs')
    return html`<td class="number">
      ${median} / ${figureText(figure, it.p95)}
      <small>n ${it.n}</small>
    </td>`;
  const spread = spreadText(figure, it);
  return html`<td class="number">
    ${median} ${spread ? html`<small>${spread}</small>` : nothing}
  </td>`;
}
