import { css } from 'lit';

/** The round button with its ring, and the quiet ones. */
export const buttonStyles = css`
  button {
    display: inline-grid;
    flex: none;
    place-items: center;
    padding: 0;
    border: 0;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }

  svg {
    display: block;
    width: 1.5rem;
    height: 1.5rem;
  }

  .round {
    position: relative;
    width: var(--_size);
    height: var(--_size);
    border-radius: 50%;
    background: transparent;
    color: var(--_on-accent);
    --_size: var(--kokoro-button-size, 3.5rem);
  }

  .disc {
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    border-radius: 50%;
    background: var(--_accent);
    transition:
      scale 0.2s ease-out,
      background-color 0.15s;
  }

  .disc svg {
    width: 50%;
    height: 50%;
  }

  .round:hover .disc {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  .round:active .disc {
    scale: 0.94;
  }

  /* The disc makes room for its ring, so that the button stays as large as it is. */
  .ring + .disc,
  .ring + .disc:active {
    scale: 0.82;
  }

  .ring {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    fill: none;
    stroke-width: 2.5;
  }

  .groove {
    stroke: var(--_groove);
  }

  .filled {
    stroke: var(--_accent);
    stroke-linecap: round;
  }

  .busy .ring {
    animation: turn 1.2s linear infinite;
  }

  .quiet {
    width: 2.75rem;
    height: 2.75rem;
    border-radius: 50%;
    background: transparent;
    color: var(--_muted);
    transition: background-color 0.15s;
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

  .quiet.muted {
    color: var(--_accent);
  }

  .quiet.small {
    width: 2rem;
    height: 2rem;
  }

  .quiet.small svg {
    width: 1.25rem;
    height: 1.25rem;
  }

  /* Where reading goes from right to left, so does what points on. */
  .mirrored:dir(rtl) {
    scale: -1 1;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .disc,
    .quiet {
      transition: none;
    }

    /* It breathes instead of turning. */
    .busy .ring {
      animation: breathe 2.4s ease-in-out infinite;
    }

    @keyframes breathe {
      50% {
        opacity: 0.35;
      }
    }
  }

  @media (forced-colors: active) {
    .disc {
      border: 1px solid ButtonText;
    }

    /* Inside of its edge, so that neighbours stay apart. */
    .quiet:not(:focus-visible) {
      outline: 1px solid ButtonText;
      outline-offset: -4px;
    }

    .filled {
      stroke: Highlight;
    }

    .groove {
      stroke: GrayText;
    }

    .quiet[aria-disabled='true'] {
      outline-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
