import { css } from 'lit';

/** A chart's place, and what uPlot's own style sheet says of the few parts that are used. */
export const chartStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .scroller {
    overflow-x: auto;
    overscroll-behavior-x: contain;
  }

  .scroller:focus-visible {
    outline: 2px solid var(--accent, light-dark(#145c7d, #8accea));
    outline-offset: 2px;
  }

  .plot {
    min-height: 260px;
  }

  .u-wrap {
    position: relative;
    user-select: none;
  }

  .u-over,
  .u-under,
  .u-axis {
    position: absolute;
  }

  .u-under {
    overflow: hidden;
  }

  .uplot canvas {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
    font-size: 0.8125rem;
  }

  .legend li {
    display: flex;
    gap: 0.375rem;
    align-items: center;
  }

  .key {
    flex: none;
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 0.1875rem;
    forced-color-adjust: none;
  }

  .k0 {
    background: light-dark(#145c7d, #8accea);
  }

  .k1 {
    background: light-dark(#c2691c, #f2b277);
  }

  .k2 {
    background: light-dark(#5f7f2b, #b3d183);
  }

  .k3 {
    background: light-dark(#8a4ba0, #d5a6e6);
  }

  .k4 {
    background: light-dark(#b3261e, #ff9d94);
  }

  .k5 {
    background: light-dark(#6b7780, #a9b6bf);
  }

  .probe {
    display: none;
  }

  .probe.text {
    color: var(--muted, light-dark(#54636e, #9fafb9));
  }

  .probe.grid {
    color: var(--line, light-dark(#dbe2e6, #2b3840));
  }
`;
