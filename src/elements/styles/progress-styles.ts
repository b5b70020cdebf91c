import { css } from 'lit';

/** The progress bar, drawn the same in every browser. Each engine's pseudo-element needs a rule of its own. */
export const progressStyles = css`
  .preparation {
    display: block;
    width: 100%;
    height: 0.375rem;
    border: 0;
    border-radius: 1rem;
    overflow: hidden;
    appearance: none;
    background: var(--_tint);
  }

  .preparation::-webkit-progress-bar {
    background: transparent;
  }

  .preparation::-webkit-progress-value {
    border-radius: 1rem;
    background: var(--_accent);
    transition: inline-size 0.2s linear;
  }

  .preparation::-moz-progress-bar {
    border-radius: 1rem;
    background: var(--_accent);
  }

  .preparation:indeterminate {
    background: linear-gradient(90deg, var(--_tint) 30%, var(--_accent) 50%, var(--_tint) 70%);
    background-size: 200% 100%;
    animation: sweep 1.6s linear infinite;
  }

  .preparation:indeterminate::-moz-progress-bar {
    background: transparent;
  }

  @keyframes sweep {
    from {
      background-position: 150% 0;
    }

    to {
      background-position: -50% 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .preparation:indeterminate {
      animation: none;
    }

    .preparation::-webkit-progress-value {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .preparation {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }

    .preparation::-webkit-progress-value {
      background: Highlight;
    }

    .preparation::-moz-progress-bar {
      background: Highlight;
    }
  }
`;
