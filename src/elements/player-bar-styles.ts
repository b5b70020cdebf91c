import { css } from 'lit';

/** Buttons, status, time and sentence; the time moves beside the status where the bar is narrow. */
export const playerBarStyles = css`
  .bar {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto auto;
    grid-template-areas:
      'play status time rate stop'
      'play speaker time rate stop';
    gap: 0.0625rem 0.875rem;
    align-items: center;
  }

  .round {
    grid-area: play;
    position: relative;
    width: 3.5rem;
    height: 3.5rem;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .round svg {
    width: 1.75rem;
    height: 1.75rem;
  }

  .round:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  .round.busy::after {
    position: absolute;
    inset: 3px;
    border: 2px solid var(--_on-accent);
    border-block-end-color: transparent;
    border-inline-start-color: transparent;
    border-radius: 50%;
    content: '';
    opacity: 0.75;
    animation: turn 1.2s linear infinite;
  }

  .quiet {
    width: 2.75rem;
    height: 2.75rem;
    border-radius: 50%;
    background: transparent;
    color: var(--_muted);
  }

  .quiet:hover {
    background: var(--_tint);
    color: var(--_text);
  }

  .quiet[aria-disabled='true'] {
    background: transparent;
    color: var(--_muted);
    opacity: 0.45;
    cursor: default;
  }

  .quiet.small {
    width: 2rem;
    height: 2rem;
  }

  .quiet.small svg {
    width: 1.25rem;
    height: 1.25rem;
  }

  [part='stop-button'] {
    grid-area: stop;
    margin-inline: -0.5rem -0.25rem;
  }

  .status {
    grid-area: status;
    align-self: end;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .speaker {
    grid-area: speaker;
    align-self: start;
    font-size: 0.8125rem;
  }

  .speaker,
  .time {
    color: var(--_muted);
  }

  .time {
    grid-area: time;
    font-variant-numeric: tabular-nums;
  }

  .sentence {
    display: -webkit-box;
    margin-block-start: 0.75rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  @container (width < 24rem) {
    .bar {
      grid-template-areas:
        'play status time rate stop'
        'play speaker speaker rate stop';
      column-gap: 0.625rem;
    }

    .round {
      width: 3rem;
      height: 3rem;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .round.busy::after {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .round,
    .quiet {
      border: 1px solid ButtonText;
    }

    .quiet[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
