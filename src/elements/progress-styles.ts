import { css } from 'lit';

/** The progress bar, drawn the same in every browser. Each engine's pseudo-element needs a rule of its own. */
export const progressStyles = css`
  progress {
    display: block;
    width: 100%;
    height: 0.375rem;
    margin-block-start: 0.875rem;
    border: 0;
    border-radius: 1rem;
    overflow: hidden;
    appearance: none;
    background: var(--_tint);
  }

  progress::-webkit-progress-bar {
    background: transparent;
  }

  progress::-webkit-progress-value {
    border-radius: 1rem;
    background: var(--_accent);
    transition: inline-size 0.2s linear;
  }

  progress::-moz-progress-bar {
    border-radius: 1rem;
    background: var(--_accent);
  }

  progress:indeterminate {
    background: linear-gradient(90deg, var(--_tint) 30%, var(--_accent) 50%, var(--_tint) 70%);
    background-size: 200% 100%;
    animation: sweep 1.6s linear infinite;
  }

  progress:indeterminate::-moz-progress-bar {
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
    progress:indeterminate {
      animation: none;
    }

    progress::-webkit-progress-value {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }

    progress::-webkit-progress-value {
      background: Highlight;
    }

    progress::-moz-progress-bar {
      background: Highlight;
    }
  }
`;
