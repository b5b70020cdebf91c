import { css } from 'lit';

/** Notices and errors: the same shape in two tones. */
export const messageStyles = css`
  .message {
    --_tone: var(--_danger);
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.625rem;
    align-items: center;
    margin-block-start: 0.875rem;
    padding: 0.625rem 0.75rem;
    border-radius: 0.75rem;
    background: color-mix(in oklab, var(--_tone) 10%, transparent);
    font-size: 0.875rem;
  }

  .notice {
    --_tone: var(--_caution);
  }

  .message > svg {
    flex: none;
    align-self: start;
    width: 1.25rem;
    height: 1.25rem;
    color: var(--_tone);
  }

  .message .words {
    flex: 1 1 12rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .meanwhile {
    color: var(--_muted);
  }

  .ways-on {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.25rem;
    align-items: center;
    margin-inline-start: auto;
  }

  .retry {
    min-height: 2.25rem;
    padding-inline: 1rem;
    border: 1px solid var(--_tone);
    border-radius: 2rem;
    background: transparent;
    color: var(--_tone);
    font-weight: 600;
  }

  .retry:hover {
    background: color-mix(in oklab, var(--_tone) 14%, transparent);
  }

  @media (forced-colors: active) {
    .message {
      border: 1px solid CanvasText;
    }

    .message > svg {
      color: CanvasText;
    }

    .bubble .message {
      border: 0;
    }

    .retry {
      border-color: ButtonText;
    }
  }
`;
