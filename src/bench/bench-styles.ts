import { css } from 'lit';

/** The view as a whole, in the page's own colours and fonts. */
export const benchStyles = css`
  :host {
    --_on-accent: light-dark(#fff, #0d1a21);
    --_danger: light-dark(#b3261e, #ff9d94);
    --_caution: light-dark(#8a4b00, #f2b277);
    gap: 1.25rem;
    min-width: 0;
  }

  ul,
  dl,
  dd {
    margin: 0;
  }

  /* It has the focus to be read from there, not to be operated. */
  h3:focus {
    outline: 0;
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
