import { html, nothing, type TemplateResult } from 'lit';
import type { Player } from './player';
import { muteButton, roundButton, stepButton, stopButton } from './player-buttons';
import { progressBar, rateMenu } from './player-fields';
import { sentence, speaker, statusLine } from './status-line';
import { placeSlider, textLength, timeHeard } from './transport';

/** What is needed to listen, in two lines: buttons and status; place or progress; and the sentence that sounds. */
export function playerBar(player: Player): TemplateResult {
  const { view } = player;
  return html`
    <div class="bar">
      ${roundButton(player, view.phase === 'buffering' ? 'turning' : 'none')}
      ${statusLine(player)}
      ${speaker(player)}
      ${view.elapsed && !view.position ? timeHeard(player) : nothing}
      ${muteButton(player)}
      ${rateMenu(player)}
      ${stopButton(player)}
    </div>
    ${lowerLine(player)}
    ${sentence(player)}
  `;
}

/** The slider takes the place of the progress bar, so that nothing moves when the sound begins. */
function lowerLine(player: Player): TemplateResult | typeof nothing {
  const { position, progress } = player.view;
  if (progress) return html`<div class="lower">${progressBar(progress, player.words)}</div>`;
  if (!position) return nothing;
  return html`<div class="lower transport" part="transport">
    ${stepButton(player, 'back')}
    ${timeHeard(player)}
    ${placeSlider(player, position)}
    ${textLength(position)}
    ${stepButton(player, 'forward')}
  </div>`;
}
