import { type CSSResult, css } from 'lit';
import { buttonStyles } from './styles/button-styles';
import { colourStyles } from './styles/colour-styles';
import { compactStyles } from './styles/compact-styles';
import { fieldStyles } from './styles/field-styles';
import { fullStyles } from './styles/full-styles';
import { messageStyles } from './styles/message-styles';
import { playerBarStyles } from './styles/player-bar-styles';
import { progressStyles } from './styles/progress-styles';
import { sliderStyles } from './styles/slider-styles';

/** What all layouts share: the frame, the type, and the ring of the focus. */
const frameStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: min(16rem, 100%);
    color: var(--_text);
    font: 400 0.9375rem / 1.4 var(--kokoro-font, system-ui, sans-serif);
  }

  /* A button stands in a line of text, and is as wide as it is. */
  :host([layout='compact']) {
    display: inline-block;
    container-type: normal;
    min-inline-size: 0;
    vertical-align: middle;
  }

  :host([hidden]) {
    display: none;
  }

  * {
    box-sizing: border-box;
    margin: 0;
  }

  .frame-bar,
  .frame-full {
    padding: 0.875rem;
    border: 1px solid var(--_border);
    border-radius: var(--kokoro-radius, 1.25rem);
    background: var(--_surface);
    box-shadow: var(--kokoro-shadow, none);
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .status {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    hyphens: auto;
  }

  .amount {
    font-weight: 400;
  }

  .amount bdi {
    white-space: nowrap;
  }

  .amount,
  .speaker,
  .time,
  .count {
    color: var(--_muted);
  }

  .speaker,
  .time,
  .count {
    font-size: 0.8125rem;
  }

  .time,
  .count {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .sentence {
    overflow-wrap: break-word;
  }

  [part='word'] {
    border-radius: 0.2em;
    background: var(--_tint);
    color: var(--_text);
    box-shadow: 0 0 0 0.12em var(--_tint);
  }

  @container (width < 24rem) {
    .frame-bar,
    .frame-full {
      padding: 0.75rem;
    }
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }

    [part='word'] {
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** The element's style sheets. What a page may set of them: docs/player.md. */
export const kokoroSpeakStyles: CSSResult[] = [
  colourStyles,
  frameStyles,
  buttonStyles,
  sliderStyles,
  fieldStyles,
  progressStyles,
  messageStyles,
  playerBarStyles,
  fullStyles,
  compactStyles,
];
