import { css } from 'lit';

/** The slider and what stands beside it, and the menu of speeds. */
export const transportStyles = css`
  .transport {
    display: grid;
    grid-template-columns: auto auto minmax(3rem, 1fr) auto auto;
    gap: 0.5rem;
    align-items: center;
    margin-block: 0.375rem -0.25rem;
    margin-inline: -0.375rem;
  }

  .transport .time {
    grid-area: auto;
    font-size: 0.8125rem;
  }

  /* The platform's own slider: with the page's colour, no inline style has to tell how far it is filled. */
  .position {
    width: 100%;
    height: 2.75rem;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
    touch-action: pan-y;
  }

  .rate {
    grid-area: rate;
    min-height: 2.75rem;
    margin-inline-end: -0.75rem;
    padding-inline: 0.5rem;
    border: 0;
    border-radius: 1.375rem;
    background: transparent;
    color: var(--_muted);
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: center;
    text-align-last: center;
    appearance: none;
    cursor: pointer;
  }

  .rate:hover {
    background: var(--_tint);
    color: var(--_text);
  }

  .rate option {
    background: var(--_surface);
    color: var(--_text);
  }

  @container (width < 24rem) {
    .transport {
      gap: 0.25rem;
    }
  }

  @media (forced-colors: active) {
    .rate {
      border: 1px solid ButtonText;
    }
  }
`;
