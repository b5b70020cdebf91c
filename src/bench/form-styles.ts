import { css } from 'lit';

/** Fields and buttons. */
export const formStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
    gap: 1rem 1.25rem;
    padding: 1.125rem 1.25rem;
  }

  .field {
    margin: 0;
    padding: 0;
    border: 0;
  }

  .field > label:not(.box),
  legend {
    padding: 0;
    font-size: 0.875rem;
    font-weight: 600;
  }

  /* Its options are long. */
  @media (width >= 40rem) {
    .field.wide {
      grid-column: span 2;
    }
  }

  legend {
    margin-block-end: 0.25rem;
  }

  .field.inline {
    display: flex;
    gap: 0.625rem;
    align-items: center;
  }

  input[type='number'] {
    max-width: 6rem;
  }

  input[type='file'] {
    max-width: 100%;
    color: var(--_muted);
    font: inherit;
    font-size: 0.875rem;
  }

  .box:has(input:disabled) {
    color: var(--_muted);
  }

  .box small {
    display: block;
    line-height: 1.4;
  }

  .cold {
    padding: 0 1.25rem 1rem;
  }

  .sheet-foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.875rem 1.25rem;
    border-block-start: 1px solid var(--_line);
  }

  .sheet-foot .hint {
    flex: 1 1 14rem;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_ink));
  }

  button:disabled {
    background: transparent;
    border-color: var(--_line);
    color: var(--_muted);
    cursor: default;
  }

  button.primary:disabled {
    background: var(--_paper);
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    button.primary {
      border-color: ButtonText;
    }
  }
`;
