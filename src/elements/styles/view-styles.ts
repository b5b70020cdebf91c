import { css } from 'lit';

/**
 * What the app's views look like all alike, in the page's own colours and fonts: headings, sheets, fields and buttons. For views beside the element
 * (benchmark, playground); the player itself has none of it. A view's own styles come after these.
 */
export const viewStyles = css`
  :host {
    --_ink: var(--ink, light-dark(#14202a, #e6edf1));
    --_muted: var(--muted, light-dark(#54636e, #9fafb9));
    --_line: var(--line, light-dark(#dbe2e6, #2b3840));
    --_surface: var(--surface, light-dark(#fff, #172027));
    --_paper: var(--paper, light-dark(#f4f6f7, #0f161b));
    --_accent: var(--accent, light-dark(#145c7d, #8accea));
    display: grid;
    color: var(--_ink);
    font: 400 1rem / 1.55 var(--ui, system-ui, sans-serif);
  }

  * {
    box-sizing: border-box;
  }

  h2,
  h3,
  p {
    margin: 0;
  }

  a {
    color: inherit;
    text-underline-offset: 0.2em;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 3px;
  }

  h2 {
    font: 400 clamp(1.5rem, 1.2rem + 1.4vw, 2.125rem) / 1.25 var(--reading, Georgia, serif);
    letter-spacing: -0.01em;
  }

  /* It has the focus to be read from there, not to be operated. */
  h2:focus {
    outline: 0;
  }

  h3 {
    font-size: 1.0625rem;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .back {
    margin-block-end: 0.75rem;
    font-size: 0.875rem;
  }

  .lead {
    max-width: 42rem;
    margin-block-start: 0.5rem;
    color: var(--_muted);
  }

  .sheet {
    min-width: 0;
    border: 1px solid var(--_line);
    border-radius: 1.25rem;
    background: var(--_surface);
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  /* For screen readers. */
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .field {
    display: grid;
    gap: 0.25rem;
    align-content: start;
    min-width: 0;
  }

  select,
  input[type='text'],
  input[type='search'],
  input[type='number'],
  input[type='color'] {
    width: 100%;
    min-width: 0;
    min-height: 2.5rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_line);
    border-radius: 0.75rem;
    background: var(--_paper);
    color: inherit;
    font: inherit;
  }

  .box {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    min-height: 2rem;
    font-size: 0.9375rem;
  }

  .box input {
    flex: none;
    width: 1.0625rem;
    height: 1.0625rem;
    margin: 0;
    accent-color: var(--_accent);
    translate: 0 0.125rem;
  }

  small {
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  button {
    min-height: 2.5rem;
    padding-inline: 1.125rem;
    border: 1px solid var(--_line);
    border-radius: 2rem;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 600;
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    background: var(--_paper);
  }

  button.quiet {
    min-height: 2.125rem;
    padding-inline: 0.875rem;
    font-size: 0.875rem;
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
`;
