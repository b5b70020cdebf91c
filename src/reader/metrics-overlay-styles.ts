import { css } from 'lit';

/** A narrow panel at the top, where neither the text's column nor the player is; it takes the page's own colours. */
export const metricsOverlayStyles = css`
  /* The page lays out what is in its body; the panel stands outside of that. */
  :host {
    --_alert: light-dark(#b3261e, #ff9d94);
    display: contents;
  }

  details {
    position: fixed;
    inset-block-start: max(0.75rem, env(safe-area-inset-top));
    inset-inline-end: max(0.75rem, env(safe-area-inset-right));
    z-index: 2;
    max-width: calc(100vw - 1.5rem);
    overflow: hidden;
    border: 1px solid var(--line, light-dark(#dbe2e6, #2b3840));
    border-radius: 0.75rem;
    background: var(--surface, light-dark(#fff, #172027));
    color: var(--ink, light-dark(#14202a, #e6edf1));
    font: 400 0.75rem / 1.5 var(--ui, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }

  details[open] {
    width: 15.5rem;
    box-shadow: var(--kokoro-shadow, none);
  }

  summary {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    padding: 0.375rem 0.75rem;
    font-weight: 600;
    cursor: pointer;
    list-style: none;
    user-select: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::before {
    flex: none;
    width: 0.375rem;
    height: 0.375rem;
    border: solid var(--muted, light-dark(#54636e, #9fafb9));
    border-width: 0 1.5px 1.5px 0;
    content: "";
    rotate: -45deg;
  }

  details[open] > summary::before {
    rotate: 45deg;
  }

  :focus-visible {
    outline: 2px solid var(--accent, light-dark(#145c7d, #8accea));
    outline-offset: -3px;
    border-radius: 0.75rem;
  }

  .digest,
  dt,
  h2 {
    color: var(--muted, light-dark(#54636e, #9fafb9));
  }

  .digest {
    display: flex;
    gap: 0.5rem;
    margin-inline-start: auto;
    font-weight: 400;
  }

  /* Open, it would say everything twice. */
  details[open] .digest {
    display: none;
  }

  /* The player keeps the lower part of the window. */
  .body {
    max-height: min(40rem, 48dvh);
    padding-inline: 0.75rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  h2 {
    margin: 0.5rem 0 0.125rem;
    border-block-start: 1px solid var(--line, light-dark(#dbe2e6, #2b3840));
    padding-block-start: 0.5rem;
    font: inherit;
    font-weight: 600;
  }

  section:first-of-type h2 {
    margin-block-start: 0;
  }

  dl,
  p {
    margin: 0;
  }

  dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    justify-content: space-between;
  }

  dd {
    margin: 0 0 0 auto;
    text-align: end;
    overflow-wrap: anywhere;
  }

  .alert,
  .alert > * {
    color: var(--_alert);
    font-weight: 600;
  }

  .actions {
    padding: 0.5rem 0.75rem 0.75rem;
  }

  button {
    width: 100%;
    min-height: 2rem;
    border: 1px solid var(--line, light-dark(#dbe2e6, #2b3840));
    border-radius: 0.5rem;
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button:hover {
    background: var(--paper, light-dark(#f4f6f7, #0f161b));
  }

  /* The page's name is beside it. */
  @media (width < 40rem) {
    .digest > :not(:last-child) {
      display: none;
    }
  }

  /* Beside the text's column there is room for all of it. */
  @media (width >= 80rem) {
    .body {
      max-height: calc(100dvh - 7rem);
    }
  }
`;
