import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon } from './icons';
import type { MessageView } from './speech-view';

/** Something to know although speech goes on. */
export function noticeArea(
  notice: MessageView | undefined,
  actions: { readonly retry: () => void; readonly dismiss: () => void },
): TemplateResult | typeof nothing {
  if (!notice) return nothing;
  return html`
    <div part="notice" class="message notice">
      <div class="words">
        <p>${notice.message}</p>
        ${notice.meanwhile ? html`<p class="meanwhile">${notice.meanwhile}</p>` : nothing}
      </div>
      <div class="ways-on">
        ${notice.retryable ? retryButton(actions.retry) : nothing}
        <button
          type="button"
          part="dismiss-button"
          class="quiet small"
          aria-label="Dismiss"
          @click=${actions.dismiss}
        >${closeIcon}</button>
      </div>
    </div>
  `;
}

/** Why there is no speech. */
export function errorArea(
  error: MessageView | undefined,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (!error) return nothing;
  return html`
    <div part="error" class="message error">
      <div class="words"><p>${error.message}</p></div>
      ${error.retryable ? html`<div class="ways-on">${retryButton(retry)}</div>` : nothing}
    </div>
  `;
}

function retryButton(retry: () => void): TemplateResult {
  return html`<button type="button" part="retry-button" class="retry" @click=${retry}>Retry</button>`;
}
