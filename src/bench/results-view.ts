import { html, nothing, type TemplateResult } from 'lit';
import './chart-view';
import { CHART_FIGURES, type ChartFigure, comparisonChart, timeChart } from './charts';
import { nameOfId } from './configuration';
import { noiseWords } from './exports';
import type { BenchReport } from './report';
import { resultsTables } from './results-tables';
import { FIGURE_NAMES } from './summary';

/** What the results are drawn from. */
export interface ResultsState {
  readonly report: BenchReport;
  /** What the charts show. */
  readonly figure: ChartFigure;
}

/** Charts, tables, and what is to be known of them. */
export function resultsView(
  { report, figure }: ResultsState,
  choose: (figure: ChartFigure) => void,
): TemplateResult {
  const onChange = (event: Event) =>
    choose((event.target as HTMLSelectElement).value as ChartFigure);
  const failures = report.visits.filter(({ failure }) => failure);
  return html`
    <div class="sheet card">
      <div class="chart-head">
        <h3 id="chart-title">Side by side</h3>
        <div class="field inline">
          <label for="figure">Figure</label>
          <select id="figure" .value=${figure} @change=${onChange}>
            ${CHART_FIGURES.map(
              (name) =>
                html`<option value=${name} ?selected=${name === figure}>${FIGURE_NAMES[name]}</option>`,
            )}
          </select>
        </div>
      </div>
      <kokoro-bench-chart bars .spec=${comparisonChart(report, figure)}></kokoro-bench-chart>
      <p class="hint">Bars are medians, lines the least and the most. Less is better.</p>
      <h3>Over time</h3>
      <kokoro-bench-chart .spec=${timeChart(report, figure)}></kokoro-bench-chart>
    </div>
    <p class="noise">${noiseWords(report)}</p>
    ${
      failures.length > 0
        ? html`<ul class="failures">
          ${failures.map(
            ({ configuration, failure }) =>
              html`<li><strong>${nameOfId(configuration)}</strong> failed: ${failure?.message}</li>`,
          )}
        </ul>`
        : nothing
    }
    ${resultsTables(report)}
    <p class="hint">
      Each figure is a median with the least and the most of its observations; n is the number of times the
      text was spoken, “left out” the number of runs that warmed up and are in no figure.
    </p>
  `;
}
