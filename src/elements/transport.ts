import { html, type TemplateResult } from 'lit';
import { live } from './live-value';
import type { Player } from './player';
import type { PositionView } from './position-view';

/**
 * A slider to go anywhere in the text. It is the platform's own, with a track of ours behind it: no inline style has to tell how
 * far it is filled, and where reading goes from right to left, so does it.
 */
export function placeSlider(
  { words, actions }: Player,
  { current, duration, text }: PositionView,
): TemplateResult {
  const seconds = (event: Event) => (event.target as HTMLInputElement).valueAsNumber;
  return html`<span class="slider">
    <progress class="track" max=${duration} value=${current} aria-hidden="true"></progress>
    <input
      type="range"
      part="position"
      class="position"
      min="0"
      max=${duration}
      step="any"
      aria-label=${words.strings.place}
      aria-valuetext=${text}
      .value=${live(String(current))}
      @input=${(event: Event) => actions.drag(seconds(event))}
      @change=${(event: Event) => {
        actions.drag(undefined);
        actions.seek(seconds(event));
      }}
    />
  </span>`;
}

/** Time heard. It is no live region: nobody wants to hear every second. */
export function timeHeard({ view, words }: Player): TemplateResult {
  return html`<span part="time" class="time" role="timer" aria-label=${words.strings.timeHeard}><bdi>${view.elapsed}</bdi></span>`;
}

/** How long the text is. */
export function textLength({ length }: PositionView): TemplateResult {
  return html`<span part="duration" class="time"><bdi>${length}</bdi></span>`;
}
