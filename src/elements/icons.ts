import { svg, type TemplateResult } from 'lit';

/** The inside of a 24 × 24 icon, drawn in the current colour. */
function icon(shape: TemplateResult): TemplateResult {
  return svg`<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${shape}</svg>`;
}

/** A triangle, moved right by the eye's measure so that it looks centred in a circle. */
export const playIcon = icon(
  svg`<path d="M8.6 5.3a1 1 0 0 1 1.5-.86l10.2 6.7a1 1 0 0 1 0 1.72l-10.2 6.7a1 1 0 0 1-1.5-.86z" />`,
);

/** Two bars. */
export const pauseIcon = icon(
  svg`<rect x="6.5" y="5" width="4" height="14" rx="1.2" /><rect x="13.5" y="5" width="4" height="14" rx="1.2" />`,
);

/** A square. */
export const stopIcon = icon(svg`<rect x="6.5" y="6.5" width="11" height="11" rx="1.6" />`);

/** A bar with a triangle that points at it: a step back. */
export const backIcon = icon(
  svg`<rect x="6" y="6.5" width="2.2" height="11" rx="1" /><path d="M18 7.6v8.8a.9.9 0 0 1-1.4.75l-6.4-4.4a.9.9 0 0 1 0-1.5l6.4-4.4a.9.9 0 0 1 1.4.75z" />`,
);

/** The same in the other direction. */
export const forwardIcon = icon(
  svg`<rect x="15.8" y="6.5" width="2.2" height="11" rx="1" /><path d="M6 7.6v8.8a.9.9 0 0 0 1.4.75l6.4-4.4a.9.9 0 0 0 0-1.5l-6.4-4.4A.9.9 0 0 0 6 7.6z" />`,
);

/** A cross. */
export const closeIcon = icon(
  svg`<path d="M7 7l10 10M17 7L7 17" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />`,
);
