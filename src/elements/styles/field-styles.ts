import { css } from 'lit';

/** The platform's menus: one that is only its value, and those of the full player, which look like fields. */
export const fieldStyles = css`
  select {
    min-width: 0;
    max-width: 100%;
    min-height: 2.75rem;
    padding-inline: 0.625rem;
    border: 1px solid var(--_border);
    border-radius: 0.75rem;
    background: transparent;
    color: var(--_text);
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  select:hover {
    border-color: var(--_muted);
  }

  option,
  optgroup {
    background: var(--_surface);
    color: var(--_text);
  }

  .rate {
    min-width: 2.75rem;
    padding-inline: 0.25rem;
    border: 0;
    border-radius: 1.375rem;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: center;
    text-align-last: center;
    appearance: none;
    field-sizing: content;
  }

  .rate:hover {
    background: var(--_tint);
    color: var(--_text);
  }

  @media (forced-colors: active) {
    .rate:not(:focus-visible) {
      outline: 1px solid ButtonText;
      outline-offset: -4px;
    }
  }
`;
