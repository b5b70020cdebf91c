import { html, nothing, type TemplateResult } from 'lit';
import { noteIcon } from './icons';
import type { Player } from './player';
import { roundButton } from './player-buttons';
import { progressBar } from './player-fields';
import { errorArea, noticeArea } from './player-messages';
import { speaker, statusLine } from './status-line';

/** What the small player says beside its button. */
export interface BubbleActions {
  /** Shows the message again, or puts it away. */
  readonly toggle: () => void;
  readonly close: () => void;
}

/**
 * One round button, whose ring shows how far it is. What does not fit into a ring stands in a bubble beside it: a message, as long as
 * nobody has put it away, and how a download gets on. A badge on the button keeps a message within reach.
 * @param isOpen whether the bubble is shown
 */
export function playerCompact(
  player: Player,
  isOpen: boolean,
  bubble: BubbleActions,
): TemplateResult {
  const { view, words, actions } = player;
  const message = view.error ?? view.notice;
  return html`
    <span class="compact">
      ${roundButton(player, view.fraction ?? (view.busy ? 'turning' : 'none'))}
      ${message ? badge(player, isOpen, bubble) : nothing}
    </span>
    <div part="bubble" class="bubble" popover="manual">
      ${
        message
          ? nothing
          : html`<div class="words">${statusLine(player)}${speaker(player)}</div>
              ${view.progress ? progressBar(view.progress, words) : nothing}`
      }
      ${noticeArea(view.notice, { retry: actions.retry, dismiss: bubble.close }, words)}
      ${errorArea(view.error, { retry: actions.retry, dismiss: bubble.close }, words)}
    </div>
  `;
}

function badge({ view, words }: Player, isOpen: boolean, bubble: BubbleActions): TemplateResult {
  return html`<button
    type="button"
    part="message-button"
    class=${view.error ? 'badge error' : 'badge notice'}
    aria-label=${words.strings.message}
    aria-expanded=${isOpen ? 'true' : 'false'}
    @click=${bubble.toggle}
  >${noteIcon}</button>`;
}
