import type { ReferenceSection } from 'virtual:element-reference';
import { html, type TemplateResult } from 'lit';

/** The sections with only those rows that hold every word of the query, in any case; empty sections are left out. */
export function filterReference(
  sections: readonly ReferenceSection[],
  query: string,
): ReferenceSection[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter((row) => {
        const text = `${section.title} ${row.join(' ')}`.toLowerCase();
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** A row with its last cell, what it means, behind its name: on a phone the rest is scrolled to. */
function reordered<T>([name, ...others]: readonly T[]): T[] {
  return [name, ...others.slice(-1), ...others.slice(0, -1)] as T[];
}

/** The reference with its filter box. */
export function referenceView(
  sections: readonly ReferenceSection[],
  query: string,
  onQuery: (query: string) => void,
): TemplateResult {
  const found = filterReference(sections, query);
  const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
  const input = (event: Event) => onQuery((event.target as HTMLInputElement).value);
  return html`
    <div class="filter">
      <label for="filter">Filter</label>
      <input id="filter" type="search" spellcheck="false" .value=${query} @input=${input} />
      <p class="hint" role="status">
        ${count === 0 ? 'Nothing has these words.' : count === 1 ? '1 entry' : `${count} entries`}
      </p>
    </div>
    ${found.map(table)}
  `;
}

function table({ title, heads, rows }: ReferenceSection): TemplateResult {
  const id = `reference-${title.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  return html`<h4 id=${id}>${marked(title)}</h4>
    <div class="scroll" role="region" tabindex="0" aria-labelledby=${id}>
      <table>
        <thead>
          <tr>
            ${reordered(heads).map((head) => html`<th scope="col">${head || 'meaning'}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(reordered).map(
            ([first = '', ...others]) => html`<tr>
              <th scope="row">${marked(first)}</th>
              ${others.map((cell) => html`<td>${marked(cell)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** Text with what stands between backticks as code; `\|` is what a table in Markdown needs. */
function marked(text: string): unknown {
  return text
    .replaceAll('\\|', '|')
    .split('`')
    .map((piece, index) => (index % 2 ? html`<code>${piece}</code>` : piece));
}
