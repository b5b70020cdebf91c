import { html, type TemplateResult } from 'lit';
import type { SnippetBlock, SnippetKind } from './snippet';

const KINDS: readonly (readonly [SnippetKind, string])[] = [
  ['html', 'HTML'],
  ['npm', 'npm'],
  ['react', 'React'],
];

/** What the view asks for. */
export interface SnippetActions {
  readonly choose: (kind: SnippetKind) => void;
  /** @param shown where the text stands, to be selected if it cannot be copied */
  readonly copy: (block: SnippetBlock, shown: HTMLElement) => void;
}

/** The choice of how the page is made, and what to write then. */
export function snippetView(
  blocks: readonly SnippetBlock[],
  kind: SnippetKind,
  { choose, copy }: SnippetActions,
): TemplateResult {
  return html`
    <fieldset class="kinds">
      <legend class="spoken">How your page is made</legend>
      ${KINDS.map(
        ([value, label]) => html`<label>
          <input
            type="radio"
            name="kind"
            value=${value}
            .checked=${value === kind}
            @change=${() => choose(value)}
          />
          <span>${label}</span>
        </label>`,
      )}
    </fieldset>
    ${blocks.map((block) => blockView(block, copy))}
  `;
}

function blockView(block: SnippetBlock, copy: SnippetActions['copy']): TemplateResult {
  const { title, language, text } = block;
  const id = `snippet-${language}`;
  const press = (event: Event) => {
    const shown = (event.currentTarget as HTMLElement).closest('.block')?.querySelector('code');
    if (shown) copy(block, shown);
  };
  return html`<div class="block sheet">
    <div class="block-head">
      <h4 id=${id}>${title}</h4>
      <button type="button" class="quiet" aria-describedby=${id} @click=${press}>Copy</button>
    </div>
    <pre tabindex="0" role="region" aria-labelledby=${id} data-language=${language}><code>${text}</code></pre>
  </div>`;
}
