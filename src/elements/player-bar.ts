import { html, nothing, type TemplateResult } from 'lit';
import { pauseIcon, playIcon, stopIcon } from './icons';
import type { ProgressView, SpeechView } from './speech-view';

/** What the bar's buttons ask for. */
export interface PlayerBarActions {
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** Buttons, status, time, progress and the sentence that sounds. */
export function playerBar(view: SpeechView, actions: PlayerBarActions): TemplateResult {
  const playing = view.action === 'pause';
  return html`
    <div class="bar">
      <button
        type="button"
        part="play-button"
        class=${view.busy ? 'round busy' : 'round'}
        aria-label=${playing ? 'Pause' : 'Play'}
        @click=${actions.toggle}
      >${playing ? pauseIcon : playIcon}</button>
      <button
        type="button"
        part="stop-button"
        class="quiet"
        aria-label="Stop"
        aria-disabled=${view.canStop ? nothing : 'true'}
        @click=${actions.stop}
      >${stopIcon}</button>
      <span part="status" class="status">${view.status}</span>
      <span part="speaker" class="speaker">${view.speaker}</span>
      ${view.elapsed ? html`<span part="time" class="time" role="timer" aria-label="Time heard">${view.elapsed}</span>` : nothing}
    </div>
    <span class="visually-hidden" aria-live="polite">${view.announcement}</span>
    ${view.progress ? progressBar(view.progress) : nothing}
    ${view.sentence ? html`<p part="sentence" class="sentence">${view.sentence}</p>` : nothing}
  `;
}

/** Without a known fraction the bar has no value and shows only that something happens. */
function progressBar({ fraction, text }: ProgressView): TemplateResult {
  return html`<progress
    part="progress"
    max="1"
    value=${fraction ?? nothing}
    aria-label="Preparing the voice"
    aria-valuetext=${text}
  ></progress>`;
}
