import { css } from 'lit';

/** The view as a whole, in the page's own colours and fonts. */
export const benchStyles = css`
  :host {
    --_ink: var(--ink, light-dark(#14202a, #e6edf1));
    --_muted: var(--muted, light-dark(#54636e, #9fafb9));
    --_line: var(--line, light-dark(#dbe2e6, #2b3840));
    --_surface: var(--surface, light-dark(#fff, #172027));
    --_paper: var(--paper, light-dark(#f4f6f7, #0f161b));
    --_accent: var(--accent, light-dark(#145c7d, #8accea));
    --_on-accent: light-dark(#fff, #0d1a21);
    --_danger: light-dark(#b3261e, #ff9d94);
    --_caution: light-dark(#8a4b00, #f2b277);
    display: grid;
    gap: 1.25rem;
    min-width: 0;
    color: var(--_ink);
    font: 400 1rem / 1.55 var(--ui, system-ui, sans-serif);
  }

  * {
    box-sizing: border-box;
  }

  h2,
  h3,
  p,
  ul,
  dl,
  dd {
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

  /* They have the focus to be read from there, not to be operated. */
  h2:focus,
  h3:focus {
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

  .card {
    display: grid;
    gap: 0.75rem;
    padding: 1.125rem 1.25rem;
  }

  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.375rem;
    align-items: center;
    font-size: 0.9375rem;
  }

  section,
  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    min-width: 0;
  }

  .reasons {
    display: grid;
    gap: 0.25rem;
    padding-inline-start: 1.125rem;
    color: var(--_muted);
  }

  .caution,
  .problem {
    padding: 0.5rem 0.75rem;
    border-radius: 0.75rem;
    background: color-mix(in oklab, var(--_caution) 10%, transparent);
    font-size: 0.875rem;
  }

  .problem {
    background: color-mix(in oklab, var(--_danger) 10%, transparent);
  }

  .noise,
  .hint,
  .failures {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .failures {
    padding-inline-start: 1.125rem;
  }

  .failures strong {
    color: var(--_ink);
    font-weight: 600;
  }

  .progress {
    padding: 1rem 1.25rem;
  }

  .progress-words,
  .chart-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
  }

  .now {
    flex: 1 1 16rem;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  progress {
    width: 100%;
    height: 0.5rem;
    accent-color: var(--_accent);
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 0.5rem 1.5rem;
    font-size: 0.875rem;
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    overflow-wrap: anywhere;
  }
`;
