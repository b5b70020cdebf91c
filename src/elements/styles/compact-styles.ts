import { css } from 'lit';

/** One round button, its badge, and the bubble beside it. */
export const compactStyles = css`
  .frame-compact {
    border-radius: 50%;
  }

  .compact {
    position: relative;
    display: inline-block;
    vertical-align: middle;
    anchor-name: --kokoro-button;
  }

  .compact .round {
    --_size: var(--kokoro-button-size, 3rem);
  }

  .badge {
    position: absolute;
    inset-block-start: -0.375rem;
    inset-inline-end: -0.375rem;
    width: 1.5rem;
    height: 1.5rem;
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_caution);
    box-shadow: 0 0 0 1px var(--_border);
  }

  .badge.error {
    color: var(--_danger);
  }

  .badge svg {
    width: 1.375rem;
    height: 1.375rem;
  }

  /* Without anchors it is a note at the lower end of the window. */
  .bubble {
    position: fixed;
    inset: auto 1rem 1rem;
    width: max-content;
    max-width: min(20rem, calc(100vw - 2rem));
    margin: auto auto 0;
    padding: 0.75rem;
    border: 1px solid var(--_border);
    border-radius: min(var(--kokoro-radius, 1.25rem), 1.25rem);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--kokoro-shadow, 0 0.5rem 1.5rem rgb(0 0 0 / 18%));
    text-align: start;
  }

  @supports (position-area: block-end span-inline-end) {
    .bubble {
      inset: auto;
      margin: 0.5rem 0;
      position-anchor: --kokoro-button;
      position-area: block-end span-inline-end;
      position-try-fallbacks: flip-inline, flip-block, flip-block flip-inline;
    }
  }

  .bubble .words {
    display: grid;
    gap: 0.125rem;
  }

  .bubble .dot {
    display: none;
  }

  .bubble .amount {
    display: block;
  }

  .bubble .preparation {
    margin-block-start: 0.625rem;
  }

  .bubble .message {
    margin: 0;
    padding: 0;
    background: none;
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid ButtonText;
    }
  }
`;
