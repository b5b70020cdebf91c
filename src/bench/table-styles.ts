import { css } from 'lit';

/** Tables: wide ones scroll by themselves, and their first column stays in sight. */
export const tableStyles = css`
  .scroller {
    overflow-x: auto;
    overscroll-behavior-x: contain;
    border: 1px solid var(--_line);
    border-radius: 1rem;
    background: var(--_surface);
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  caption {
    padding: 0.75rem 1rem 0.5rem;
    font-weight: 600;
    text-align: start;
  }

  th,
  td {
    padding: 0.4375rem 0.75rem;
    text-align: start;
    vertical-align: top;
    white-space: nowrap;
  }

  th:first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    padding-inline-start: 1rem;
    background: var(--_surface);
  }

  @media (width < 40rem) {
    th:first-child {
      min-width: 7.5rem;
      white-space: normal;
    }
  }

  thead th {
    color: var(--_muted);
    font-weight: 600;
    vertical-align: bottom;
  }

  tbody th {
    font-weight: 500;
  }

  tbody tr {
    border-block-start: 1px solid var(--_line);
  }

  /* The same configuration goes on: one name is enough for the eye, and every row keeps its own for the ear. */
  tbody tr:not(.first) {
    border-block-start-color: transparent;
  }

  .again {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  td small {
    display: block;
    color: var(--_muted);
    font-size: 0.75rem;
  }

  .bad {
    color: var(--_danger);
    font-weight: 600;
  }
`;
