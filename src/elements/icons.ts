import { svg, type TemplateResult } from 'lit';

/** The inside of a 24 × 24 icon, drawn in the current colour. */
function icon(shape: TemplateResult): TemplateResult {
  return svg`<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${shape}</svg>`;
}

/** An icon that points where reading goes, and so the other way where it goes from right to left. */
function arrow(shape: TemplateResult): TemplateResult {
  return svg`<svg class="mirrored" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${shape}</svg>`;
}

/** A triangle, moved right by the eye's measure so that it looks centred in a circle. It never turns: it is a sign, no direction. */
export const playIcon = icon(
  svg`<path d="M8.6 5.3a1 1 0 0 1 1.5-.86l10.2 6.7a1 1 0 0 1 0 1.72l-10.2 6.7a1 1 0 0 1-1.5-.86z" />`,
);

/** Two bars. */
export const pauseIcon = icon(
  svg`<rect x="6.5" y="5" width="4" height="14" rx="1.2" /><rect x="13.5" y="5" width="4" height="14" rx="1.2" />`,
);

/** A square. */
export const stopIcon = icon(svg`<rect x="6.5" y="6.5" width="11" height="11" rx="1.6" />`);

/** A bar with a triangle that points at it: a sentence back. */
export const backIcon = arrow(
  svg`<rect x="6" y="6.5" width="2.2" height="11" rx="1" /><path d="M18 7.6v8.8a.9.9 0 0 1-1.4.75l-6.4-4.4a.9.9 0 0 1 0-1.5l6.4-4.4a.9.9 0 0 1 1.4.75z" />`,
);

/** The same in the other direction. */
export const forwardIcon = arrow(
  svg`<rect x="15.8" y="6.5" width="2.2" height="11" rx="1" /><path d="M6 7.6v8.8a.9.9 0 0 0 1.4.75l6.4-4.4a.9.9 0 0 0 0-1.5l-6.4-4.4A.9.9 0 0 0 6 7.6z" />`,
);

/** A bar with two triangles: a paragraph back. */
export const farBackIcon = arrow(
  svg`<rect x="3.4" y="6.5" width="2.2" height="11" rx="1" /><path d="M13.4 7.6v8.8a.9.9 0 0 1-1.4.75l-5.4-4.4a.9.9 0 0 1 0-1.5l5.4-4.4a.9.9 0 0 1 1.4.75zM21.2 7.6v8.8a.9.9 0 0 1-1.4.75l-5.4-4.4a.9.9 0 0 1 0-1.5l5.4-4.4a.9.9 0 0 1 1.4.75z" />`,
);

/** The same in the other direction. */
export const farForwardIcon = arrow(
  svg`<rect x="18.4" y="6.5" width="2.2" height="11" rx="1" /><path d="M10.6 7.6v8.8a.9.9 0 0 0 1.4.75l5.4-4.4a.9.9 0 0 0 0-1.5l-5.4-4.4a.9.9 0 0 0-1.4.75zM2.8 7.6v8.8a.9.9 0 0 0 1.4.75l5.4-4.4a.9.9 0 0 0 0-1.5l-5.4-4.4a.9.9 0 0 0-1.4.75z" />`,
);

const CONE = svg`<path d="M4 9.6h3.1l4.3-3.7a.8.8 0 0 1 1.3.6v11a.8.8 0 0 1-1.3.6l-4.3-3.7H4a1 1 0 0 1-1-1v-2.8a1 1 0 0 1 1-1z" />`;

/** A loudspeaker with waves. */
export const soundIcon = arrow(
  svg`${CONE}<path d="M15.6 9.2a4 4 0 0 1 0 5.6M18.2 6.8a7.4 7.4 0 0 1 0 10.4" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />`,
);

/** A loudspeaker with a cross. */
export const mutedIcon = arrow(
  svg`${CONE}<path d="M16 9.5l5 5M21 9.5l-5 5" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />`,
);

/** A cross. */
export const closeIcon = icon(
  svg`<path d="M7 7l10 10M17 7L7 17" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />`,
);

/** A circle with an exclamation mark: something did not go as it should. */
export const noteIcon = icon(
  svg`<circle cx="12" cy="12" r="8.6" fill="none" stroke="currentColor" stroke-width="1.8" /><path d="M12 7.6v5.2" stroke="currentColor" stroke-width="2" stroke-linecap="round" /><circle cx="12" cy="16.2" r="1.2" />`,
);
