import { html, nothing, type TemplateResult } from 'lit';
import type { Player } from './player';
import { muteButton, roundButton, stepButton, stopButton } from './player-buttons';
import { progressBar, rateMenu, sleepMenu, voiceMenu, volumeSlider } from './player-fields';
import { sentence, speaker, statusLine } from './status-line';
import { placeSlider, textLength, timeHeard } from './transport';
import { wave } from './wave';

/** Everything: the sentence as on a page, the place, the steps around the round button, and the reader's choices below a line. */
export function playerFull(player: Player): TemplateResult {
  const { view, words } = player;
  const { strings } = words;
  return html`
    <div class="full">
      <div class="head">
        ${statusLine(player)}
        ${view.position?.sentence ? html`<span part="count" class="count"><bdi>${view.position.sentence}</bdi></span>` : nothing}
      </div>
      <div class="stage">${view.sentence ? sentence(player) : wave(view)}</div>
      ${place(player)}
      <div class="steps">
        ${rateMenu(player)}
        <div class="near">
        ${stepButton(player, 'far-back')}
        ${stepButton(player, 'back')}
        ${roundButton(player, view.phase === 'buffering' ? 'turning' : 'none')}
        ${stepButton(player, 'forward')}
        ${stepButton(player, 'far-forward')}
        </div>
        ${stopButton(player)}
      </div>
      <div class="choices">
        ${field('voice', strings.voice, voiceMenu(player))}
        ${field('sleep', strings.sleepTimer, sleepMenu(player))}
        ${field('volume', strings.volume, html`${muteButton(player)}${volumeSlider(player)}`)}
      </div>
      ${speaker(player)}
    </div>
  `;
}

function place(player: Player): TemplateResult {
  const { position, progress } = player.view;
  if (progress) return html`<div class="lower">${progressBar(progress, player.words)}</div>`;
  if (!position) return html`<div class="lower"><span class="rest"></span></div>`;
  return html`<div class="lower transport" part="transport">
    ${timeHeard(player)}
    ${placeSlider(player, position)}
    ${textLength(position)}
  </div>`;
}

/** The field names itself for assistive technology; the words above it are for the eye. */
function field(name: string, label: string, control: TemplateResult): TemplateResult {
  return html`<div class="field field-${name}">
    <span class="label" aria-hidden="true">${label}</span>
    <div class="control">${control}</div>
  </div>`;
}
