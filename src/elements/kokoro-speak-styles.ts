import { type CSSResult, css } from 'lit';
import { messageStyles } from './message-styles';
import { playerBarStyles } from './player-bar-styles';
import { progressStyles } from './progress-styles';
import { transportStyles } from './transport-styles';

/**
 * The element's frame and colours. Colours follow the page's `color-scheme`, and each can be set from outside:
 * `--kokoro-accent`, `--kokoro-on-accent`, `--kokoro-surface`, `--kokoro-text`, `--kokoro-muted`,
 * `--kokoro-border`, `--kokoro-caution`, `--kokoro-danger`, `--kokoro-radius`, `--kokoro-shadow`, `--kokoro-font`.
 */
const frameStyles = css`
  :host {
    --_accent: var(--kokoro-accent, light-dark(#145c7d, #8accea));
    --_on-accent: var(--kokoro-on-accent, light-dark(#ffffff, #06202d));
    --_surface: var(--kokoro-surface, light-dark(#ffffff, #182127));
    --_text: var(--kokoro-text, light-dark(#14202a, #e8eef1));
    --_muted: var(--kokoro-muted, light-dark(#566570, #a0afb8));
    --_border: var(--kokoro-border, light-dark(#dbe2e6, #2d3942));
    --_caution: var(--kokoro-caution, light-dark(#8a5a00, #f0c674));
    --_danger: var(--kokoro-danger, light-dark(#b3261e, #ff9d94));
    --_tint: color-mix(in oklab, var(--_accent) 12%, transparent);
    display: block;
    container-type: inline-size;
    min-inline-size: min(16rem, 100%);
    color: var(--_text);
    font: 400 0.9375rem / 1.4 var(--kokoro-font, system-ui, sans-serif);
  }

  :host([hidden]) {
    display: none;
  }

  * {
    box-sizing: border-box;
    margin: 0;
  }

  .frame {
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

  button {
    display: inline-grid;
    place-items: center;
    padding: 0;
    border: 0;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 3px;
  }

  svg {
    display: block;
    width: 1.5rem;
    height: 1.5rem;
  }

  @container (width < 24rem) {
    .frame {
      padding: 0.75rem;
    }
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;

/** The element's style sheets. */
export const kokoroSpeakStyles: CSSResult[] = [
  frameStyles,
  playerBarStyles,
  transportStyles,
  progressStyles,
  messageStyles,
];
