import { css } from 'lit';

/** The platform's slider without its track, and ours below it. Each engine's pseudo-elements need rules of their own. */
export const sliderStyles = css`
  .slider {
    --_thumb: 0.875rem;
    display: grid;
    align-items: center;
    min-width: 0;
  }

  .slider > * {
    grid-area: 1 / 1;
  }

  /* The thumb's middle goes from half its width to half its width. */
  .track {
    width: auto;
    height: 0.25rem;
    margin-inline: calc(var(--_thumb) / 2);
    border: 0;
    border-radius: 1rem;
    overflow: hidden;
    appearance: none;
    background: var(--_groove);
    transition: height 0.15s;
  }

  .track::-webkit-progress-bar {
    background: transparent;
  }

  .track::-webkit-progress-value {
    background: var(--_accent);
  }

  .track::-moz-progress-bar {
    background: var(--_accent);
  }

  .slider:hover .track {
    height: 0.375rem;
  }

  .slider input {
    width: 100%;
    min-width: 0;
    height: 2.75rem;
    margin: 0;
    border-radius: 0.5rem;
    appearance: none;
    background: transparent;
    cursor: pointer;
    touch-action: pan-y;
  }

  .slider input::-webkit-slider-thumb {
    width: var(--_thumb);
    height: var(--_thumb);
    border: 0;
    border-radius: 50%;
    appearance: none;
    background: var(--_accent);
    box-shadow: 0 0 0 3px var(--_surface);
    transition: scale 0.15s;
  }

  .slider input::-moz-range-thumb {
    width: var(--_thumb);
    height: var(--_thumb);
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 3px var(--_surface);
  }

  .slider input:hover::-webkit-slider-thumb,
  .slider input:active::-webkit-slider-thumb {
    scale: 1.25;
  }

  .slider input:focus-visible {
    outline-offset: -6px;
  }

  @media (prefers-reduced-motion: reduce) {
    .track,
    .slider input::-webkit-slider-thumb {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .track {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
      background: Canvas;
    }

    .track::-webkit-progress-value {
      background: Highlight;
    }

    .track::-moz-progress-bar {
      background: Highlight;
    }

    .slider input::-webkit-slider-thumb {
      forced-color-adjust: none;
      background: Highlight;
      box-shadow: 0 0 0 3px Canvas;
    }

    .slider input::-moz-range-thumb {
      forced-color-adjust: none;
      background: Highlight;
      box-shadow: 0 0 0 3px Canvas;
    }
  }
`;
