import { html, nothing, type TemplateResult } from 'lit';
import { reportFileName, toCsv, toJson, toMarkdown } from './exports';
import type { BenchReport } from './report';
import { saveFile, shareable, type TextFile } from './save-file';

/** The formats of a report. */
const FORMATS: readonly { label: string; file: (report: BenchReport) => TextFile }[] = [
  {
    label: 'JSON',
    file: (report) => ({
      name: `${reportFileName(report)}.json`,
      type: 'application/json',
      text: toJson(report),
    }),
  },
  {
    label: 'CSV',
    file: (report) => ({
      name: `${reportFileName(report)}.csv`,
      type: 'text/csv',
      text: toCsv(report),
    }),
  },
  {
    label: 'Markdown',
    file: (report) => ({
      name: `${reportFileName(report)}.md`,
      type: 'text/markdown',
      text: toMarkdown(report),
    }),
  },
];

/** Text files may be shared where JSON may not. */
function sharedFile(report: BenchReport): TextFile {
  return { name: `${reportFileName(report)}.txt`, type: 'text/plain', text: toJson(report) };
}

/** Buttons that hand a report out. @param onShared told in words what became of sharing it */
export function exportView(report: BenchReport, onShared: (words: string) => void): TemplateResult {
  const data = shareable(sharedFile(report));
  const share = async () => {
    try {
      await navigator.share(data);
      onShared('Shared.');
    } catch (error) {
      // Whoever closes the dialogue knows it.
      const isClosed = error instanceof DOMException && error.name === 'AbortError';
      if (!isClosed) onShared('The browser did not share it. Save the JSON and send that.');
    }
  };
  return html`<div class="actions" role="group" aria-label="Save the report">
    ${FORMATS.map(
      ({ label, file }) => html`<button type="button" @click=${() => saveFile(file(report))}>
        Save ${label}
      </button>`,
    )}
    ${data ? html`<button type="button" @click=${share}>Share</button>` : nothing}
  </div>`;
}
