import { html, nothing, type TemplateResult } from 'lit';
import { type ComparedFigure, compareReports } from './compare';
import { nameOfId } from './configuration';
import { STATE_NAMES } from './exports';
import { figureText } from './format';
import type { BenchReport } from './report';
import { FIGURE_NAMES, FIGURES } from './summary';

/** A report that was read from a file. */
export interface ImportedReport {
  readonly name: string;
  readonly report: BenchReport;
}

/** What the section is drawn from. */
export interface CompareState {
  /** At most two: the baseline, and what is held against it. */
  readonly reports: readonly ImportedReport[];
  readonly problem: string | undefined;
}

/** The field for files, and the comparison once there are two reports. */
export function compareView(
  { reports, problem }: CompareState,
  actions: { read(files: FileList): void; clear(): void },
): TemplateResult {
  const [first, second] = reports;
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (input.files) actions.read(input.files);
    // The same file may be chosen again.
    input.value = '';
  };
  return html`
    <div class="field">
      <label for="files">Reports to compare (JSON; two, or one against the result above)</label>
      <input id="files" type="file" accept=".json,.txt,application/json,text/plain" multiple @change=${onChange} />
    </div>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    ${
      first && second
        ? html`${comparison(first, second)}
          <div class="actions">
            <button class="quiet" type="button" @click=${actions.clear}>Clear the comparison</button>
          </div>`
        : nothing
    }
  `;
}

function comparison(first: ImportedReport, second: ImportedReport): TemplateResult {
  const { figures, overall, cautions } = compareReports(first.report, second.report);
  if (figures.length === 0)
    return html`<p class="problem" role="alert">
      These reports have no configuration, text and state in common. Choose two of the same set-up.
    </p>`;
  const means = FIGURES.flatMap((name) => {
    const ratio = overall[name];
    return ratio === undefined ? [] : [`${FIGURE_NAMES[name]} ${ratioText(ratio)}`];
  });
  return html`
    <p>
      <strong>${second.name}</strong> against <strong>${first.name}</strong>, medians as ratios; below 1 is
      less, which is better. On the whole: ${means.join(', ')}.
    </p>
    ${cautions.map((caution) => html`<p class="caution">${caution}</p>`)}
    <div class="scroller" role="region" aria-label="Table: comparison" tabindex="0">
      <table>
        <caption>
          ${second.name} ÷ ${first.name}
        </caption>
        <thead>
          <tr>
            <th scope="col">Configuration</th>
            <th scope="col">Text</th>
            <th scope="col">State</th>
            <th scope="col">Figure</th>
            <th scope="col">First</th>
            <th scope="col">Second</th>
            <th scope="col">Ratio</th>
            <th scope="col">Notes</th>
          </tr>
        </thead>
        <tbody>
          ${figures.map(rowOf)}
        </tbody>
      </table>
    </div>
  `;
}

function rowOf(it: ComparedFigure): TemplateResult {
  const { figure, ratio } = it;
  return html`<tr>
    <th scope="row">${nameOfId(it.configuration)}</th>
    <td>${it.text}</td>
    <td>${STATE_NAMES[it.state]}</td>
    <td>${FIGURE_NAMES[figure]}</td>
    <td class="number">${figureText(figure, it.first)}</td>
    <td class="number">${figureText(figure, it.second)}</td>
    <td class="number">${ratioText(ratio)}</td>
    <td>${it.overlaps ? 'spreads overlap' : ratio < 1 ? 'better' : 'worse'}</td>
  </tr>`;
}

function ratioText(ratio: number): string {
  return ratio.toFixed(2);
}
