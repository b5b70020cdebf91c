import { css } from 'lit';

/** The sentence as on a page, the steps around the round button, and the choices below a line. */
export const fullStyles = css`
  .frame-full {
    padding: 1.25rem;
  }

  .full {
    display: grid;
    gap: 0.25rem;
    grid-template-columns: minmax(0, 1fr);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 1rem;
    align-items: baseline;
    justify-content: space-between;
  }

  .count::first-letter {
    text-transform: uppercase;
  }

  /* Three lines high whatever stands in it, so that nothing below moves from sentence to sentence. */
  .stage {
    display: grid;
    align-items: center;
    min-height: 7.5rem;
    padding-block: 0.75rem;
  }

  .full .sentence {
    color: var(--_text);
    font: 400 1.375rem / 1.5 var(--kokoro-reading-font, var(--kokoro-font, system-ui, sans-serif));
    text-wrap: pretty;
  }

  .wave {
    width: min(100%, 16rem);
    height: auto;
    margin-inline: auto;
    fill: var(--_groove);
  }

  .wave .filled {
    fill: var(--_accent);
    stroke: none;
  }

  .full .lower {
    margin-block: 0;
  }

  .full .transport {
    grid-template-columns: auto minmax(3rem, 1fr) auto;
    column-gap: 0.5rem;
  }

  /* Where nothing plays there is nothing to grasp, and the line stays. */
  .rest {
    height: 0.25rem;
    border-radius: 1rem;
    background: var(--_groove);
    opacity: 0.6;
  }

  .steps,
  .near {
    display: flex;
    align-items: center;
  }

  .steps {
    justify-content: space-between;
    width: min(100%, 25rem);
    margin-inline: auto;
  }

  .steps .round {
    margin-inline: 0.75rem;
    --_size: var(--kokoro-button-size, 4rem);
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0.75rem 1rem;
    margin-block-start: 1rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--_border);
  }

  .field {
    display: grid;
    gap: 0.25rem;
    align-content: start;
    min-width: 0;
  }

  .label {
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  .control {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
  }

  .control select {
    grid-column: 1 / -1;
    width: 100%;
  }

  .control [part='mute-button'] {
    margin-inline-start: -0.625rem;
  }

  .full > .speaker {
    margin-block-start: 0.75rem;
  }

  @container (width < 36rem) {
    .choices {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .field-volume {
      grid-column: 1 / -1;
    }

    .full .sentence {
      font-size: 1.25rem;
    }
  }

  @container (width < 24rem) {
    .frame-full {
      padding: 1rem;
    }

    .steps .round {
      margin-inline: 0.25rem;
      --_size: var(--kokoro-button-size, 3.5rem);
    }
  }

  /* The far steps go first where there is no room; their keys stay. */
  @container (width < 23rem) {
    .steps [part^='far-'] {
      display: none;
    }
  }

  @container (width < 20rem) {
    .choices {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (width < 18rem) {
    .steps .round {
      margin-inline: 0;
    }
  }

  @container (width < 17rem) {
    .steps,
    .near {
      flex-wrap: wrap;
      justify-content: space-around;
    }
  }

  @media (forced-colors: active) {
    .rest {
      forced-color-adjust: none;
      background: GrayText;
    }

    .wave {
      fill: GrayText;
    }

    .wave .filled {
      fill: Highlight;
    }
  }
`;
