import { css } from 'lit';

/** Fields and buttons. */
export const fieldStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    align-content: start;
    justify-items: start;
  }

  fieldset {
    width: 100%;
    margin: 0;
    padding: 1rem 1.25rem;
  }

  fieldset.sheet > legend {
    float: inline-start;
    width: 100%;
    margin-block-end: 0.75rem;
    padding: 0;
    font-weight: 650;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5rem), 1fr));
    gap: 0.875rem 1rem;
    clear: both;
  }

  .field {
    justify-items: start;
  }

  .field > label,
  .filter > label {
    font-size: 0.875rem;
    font-weight: 600;
  }

  select,
  input[type='text'],
  input[type='search'],
  input[type='color'] {
    font-size: 0.9375rem;
  }

  input[type='color'] {
    padding: 0.25rem;
  }

  small {
    line-height: 1.4;
  }

  .box {
    grid-column: 1 / -1;
  }

  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding: 0;
    border: 0;
  }

  .kinds label {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 2.5rem;
    padding-inline: 0.875rem 1.125rem;
    border: 1px solid var(--_line);
    border-radius: 2rem;
    font-size: 0.9375rem;
    font-weight: 600;
    cursor: pointer;
  }

  .kinds label:has(:checked) {
    border-color: var(--_accent);
    background: var(--_surface);
  }

  .kinds input {
    width: 1.0625rem;
    height: 1.0625rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  .filter {
    display: grid;
    grid-template-columns: auto minmax(0, 20rem) 1fr;
    gap: 0.5rem 0.75rem;
    align-items: center;
  }

  @media (width < 40rem) {
    .filter {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .filter > .hint {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    .kinds label {
      border-color: ButtonText;
    }

    .kinds label:has(:checked) {
      border-color: Highlight;
    }
  }
`;
