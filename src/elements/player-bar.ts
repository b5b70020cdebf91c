import { html, nothing, type TemplateResult } from 'lit';
import { pauseIcon, playIcon, stopIcon } from './icons';
import type { ProgressView, SpeechView } from './speech-view';
import { type TransportActions, transport } from './transport';

/** What the bar's buttons ask for. */
export interface PlayerBarActions extends TransportActions {
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly rate: (rate: number) => void;
}

/** The speeds that the menu offers. */
export const RATES: readonly number[] = Object.freeze([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3]);

/**
 * Buttons, status, speed, place, progress and the sentence that sounds.
 * @param rate times the speed
 */
export function playerBar(
  view: SpeechView,
  rate: number,
  actions: PlayerBarActions,
): TemplateResult {
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
      ${rateMenu(rate, actions.rate)}
      ${view.elapsed && !view.position ? html`<span part="time" class="time" role="timer" aria-label="Time heard">${view.elapsed}</span>` : nothing}
    </div>
    ${view.position ? transport(view.position, actions) : nothing}
    <span class="visually-hidden" aria-live="polite">${view.announcement}</span>
    ${view.progress ? progressBar(view.progress) : nothing}
    ${view.sentence ? html`<p part="sentence" class="sentence">${view.sentence}</p>` : nothing}
  `;
}

/** A menu of the platform's own: easy with a finger, a keyboard and a screen reader. */
function rateMenu(rate: number, choose: (rate: number) => void): TemplateResult {
  const rates = RATES.includes(rate) ? RATES : [...RATES, rate].sort((a, b) => a - b);
  return html`<select
    part="rate"
    class="rate"
    aria-label="Speed"
    .value=${String(rate)}
    @change=${({ target }: Event) => choose(Number((target as HTMLSelectElement).value))}
  >
    ${rates.map((each) => html`<option value=${each} ?selected=${each === rate}>${each}×</option>`)}
  </select>`;
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
