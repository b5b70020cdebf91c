import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { backIcon, forwardIcon } from './icons';
import { formatTime, type PositionView } from './speech-view';

/** What the row of places asks for. */
export interface TransportActions {
  readonly back: () => void;
  readonly forward: () => void;
  /** Seconds at rate 1 that the slider's thumb is at; undefined when it was let go of. */
  readonly drag: (seconds: number | undefined) => void;
  readonly seek: (seconds: number) => void;
}

/** Where in the text it is: a sentence back and forward, the time, and a slider to go anywhere. */
export function transport(position: PositionView, actions: TransportActions): TemplateResult {
  const { current, duration, length, text } = position;
  const seconds = (event: Event) => (event.target as HTMLInputElement).valueAsNumber;
  return html`<div class="transport" part="transport">
    <button
      type="button"
      part="back-button"
      class="quiet"
      aria-label="Previous sentence"
      @click=${actions.back}
    >${backIcon}</button>
    <span part="time" class="time" role="timer" aria-label="Time heard">${formatTime(current)}</span>
    <input
      type="range"
      part="position"
      class="position"
      min="0"
      max=${duration}
      step="any"
      aria-label="Place in the text"
      aria-valuetext=${text}
      .value=${live(String(current))}
      @input=${(event: Event) => actions.drag(seconds(event))}
      @change=${(event: Event) => {
        actions.drag(undefined);
        actions.seek(seconds(event));
      }}
    />
    <span part="duration" class="time">${length}</span>
    <button
      type="button"
      part="forward-button"
      class="quiet"
      aria-label="Next sentence"
      @click=${actions.forward}
    >${forwardIcon}</button>
  </div>`;
}
