import { css } from 'lit';

/** Two lines: buttons around the status; place or progress. Then the sentence. */
export const playerBarStyles = css`
  .bar {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) repeat(4, auto);
    grid-template-areas:
      'play status time mute rate stop'
      'play speaker speaker mute rate stop';
    gap: 0.0625rem 0;
    align-items: center;
  }

  .bar .round {
    grid-area: play;
    margin-inline-end: 0.875rem;
  }

  .bar .status {
    grid-area: status;
    align-self: end;
  }

  .bar .speaker {
    grid-area: speaker;
    align-self: start;
  }

  .bar .time {
    grid-area: time;
    align-self: end;
    margin-inline: 0.5rem;
  }

  .bar [part='mute-button'] {
    grid-area: mute;
  }

  .bar .rate {
    grid-area: rate;
  }

  .bar [part='stop-button'] {
    grid-area: stop;
    margin-inline-end: -0.375rem;
  }

  /* As high with a progress bar in it as with the slider that follows. */
  .lower {
    display: grid;
    align-items: center;
    min-height: 2.75rem;
    margin-block: 0.375rem -0.375rem;
  }

  .frame-bar .transport {
    grid-template-columns: auto auto minmax(3rem, 1fr) auto auto;
    column-gap: 0.5rem;
    margin-inline: -0.375rem;
  }

  .frame-bar .sentence {
    display: -webkit-box;
    margin-block-start: 0.75rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  @container (width < 30rem) {
    /* Loudness is the device's there; what was silenced with a key can still be undone. */
    .bar [part='mute-button']:not(.muted) {
      display: none;
    }

    .bar .provider,
    .bar .dot {
      display: none;
    }

    .bar .amount {
      display: block;
    }
  }

  @container (width < 24rem) {
    .bar .round {
      margin-inline-end: 0.625rem;
      --_size: var(--kokoro-button-size, 3rem);
    }

    .frame-bar .transport {
      column-gap: 0.25rem;
    }
  }

  /* Who speaks goes below the buttons, and these closer together. */
  @container (width < 23rem) {
    .bar {
      grid-template-areas:
        'play status mute rate stop'
        'play speaker speaker speaker speaker'
        'play time time time time';
      grid-template-columns: auto minmax(0, 1fr) repeat(3, auto);
    }

    .bar .rate,
    .bar .quiet {
      margin-block: -0.375rem;
    }

    .bar .time {
      margin-inline: 0;
    }

    .bar .amount {
      font-size: 0.8125rem;
    }
  }

  /* Narrower than any phone: the place goes below its buttons. */
  @container (width < 15rem) {
    .bar {
      grid-template-areas:
        'play mute rate stop'
        'status status status status'
        'speaker speaker speaker speaker'
        'time time time time';
      grid-template-columns: minmax(0, 1fr) repeat(3, auto);
    }

    .bar .status {
      margin-block-start: 0.375rem;
    }

    .frame-bar .transport {
      grid-template-columns: 1fr auto;
      margin-inline: 0;
    }

    .frame-bar .transport .slider {
      grid-row: 1;
      grid-column: 1 / -1;
    }

    .frame-bar .transport .quiet {
      grid-row: 3;
    }
  }
`;
