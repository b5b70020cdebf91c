import { css } from 'lit';

/** The view as a whole, in the page's own colours and fonts. */
export const embedStyles = css`
  :host {
    grid-template-columns: minmax(0, 1fr);
    gap: 1.75rem;
  }

  h4,
  pre {
    margin: 0;
  }

  code {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.875em;
  }

  h4 {
    font-size: 0.875rem;
    font-weight: 600;
  }

  .playground,
  .outcome,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    align-content: start;
    min-width: 0;
  }

  .playground,
  .outcome {
    gap: 1.5rem;
  }

  @media (width >= 60rem) {
    .playground {
      grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
    }

    /* What is chosen is seen at once, however far down the form. */
    .outcome {
      position: sticky;
      inset-block-start: 1rem;
      align-self: start;
    }
  }

  .preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    padding: 1.125rem 1.25rem;
  }

  /* As in a page that sets nothing: the app's own colours are not the reader's page's. */
  .preview {
    --kokoro-accent: initial;
    --kokoro-surface: initial;
    --kokoro-text: initial;
    --kokoro-muted: initial;
    --kokoro-border: initial;
    --kokoro-font: initial;
    --kokoro-shadow: initial;
  }

  article {
    display: grid;
    gap: 0.625rem;
    max-height: 11rem;
    padding-inline-end: 0.5rem;
    overflow: auto;
    font: 400 1.0625rem / 1.6 var(--reading, Georgia, serif);
  }

  aside {
    padding: 0.375rem 0.75rem;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
    font-size: 0.9375rem;
  }

  .own {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
  }

  .block-head {
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.5rem 0.75rem 0.5rem 1.25rem;
    border-block-end: 1px solid var(--_line);
  }

  pre {
    padding: 0.875rem 1.25rem;
    overflow: auto;
    border-radius: 0 0 1.25rem 1.25rem;
    line-height: 1.5;
    tab-size: 2;
  }

  .said {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  /* It keeps its place, so that nothing moves when it speaks. */
  .said {
    min-height: 1.5em;
    color: var(--_ink);
  }

  .scroll {
    overflow: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
  }

  th,
  td {
    min-width: 7rem;
    padding: 0.5rem 1rem 0.5rem 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }

  /* What it means. */
  tbody th + td {
    min-width: 14rem;
  }

  tbody th {
    font-weight: 600;
  }

  thead th {
    color: var(--_muted);
    font-weight: 600;
  }
`;
