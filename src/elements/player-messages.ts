import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, noteIcon } from './icons';
import type { MessageView } from './speech-view';
import type { Words } from './strings/words';

/** What a message's buttons ask for. One without `dismiss` stays. */
export interface MessageActions {
  readonly retry: () => void;
  readonly dismiss?: () => void;
}

/** Something to know although speech goes on. */
export function noticeArea(
  notice: MessageView | undefined,
  actions: MessageActions,
  words: Words,
): TemplateResult | typeof nothing {
  return notice ? message('notice', notice, actions, words) : nothing;
}

/** Why there is no speech. */
export function errorArea(
  error: MessageView | undefined,
  actions: MessageActions,
  words: Words,
): TemplateResult | typeof nothing {
  return error ? message('error', error, actions, words) : nothing;
}

function message(
  kind: 'notice' | 'error',
  { message: text, meanwhile, retryable }: MessageView,
  { retry, dismiss }: MessageActions,
  { strings }: Words,
): TemplateResult {
  return html`
    <div part=${kind} class="message ${kind}">
      ${noteIcon}
      <div class="words">
        <p><bdi>${text}</bdi></p>
        ${meanwhile ? html`<p class="meanwhile"><bdi>${meanwhile}</bdi></p>` : nothing}
      </div>
      <div class="ways-on">
        ${
          retryable
            ? html`<button type="button" part="retry-button" class="retry" @click=${retry}>${strings.retry}</button>`
            : nothing
        }
        ${
          dismiss
            ? html`<button
                type="button"
                part="dismiss-button"
                class="quiet small"
                aria-label=${strings.dismiss}
                @click=${dismiss}
              >${closeIcon}</button>`
            : nothing
        }
      </div>
    </div>
  `;
}
