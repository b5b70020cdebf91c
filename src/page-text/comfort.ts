import type { Box, ScrollPort } from './scroll-port';

/** What is read stays between these parts of a port's height, and comes to stand at the third when it has left them. */
const BAND_TOP = 0.08;
const BAND_BOTTOM = 0.72;
const REST = 0.24;
/** Space to a side that is scrolled to, in CSS pixels. */
const SIDE = 16;

/** How far to scroll, in CSS pixels; 0 where nothing is gained. */
export interface ScrollStep {
  readonly x: number;
  readonly y: number;
}

/** How far a port has to scroll so that a rectangle stands where it is read with ease. */
export function comfortStep(rect: Box, port: ScrollPort): ScrollStep {
  return { x: sideStep(rect, port), y: heightStep(rect, port) };
}

/** Whether a rectangle fits into the band, so that all of it can be seen with ease. */
export function fitsBand(rect: Box, port: ScrollPort): boolean {
  return rect.height <= (port.bottom - port.top) * (BAND_BOTTOM - BAND_TOP);
}

function heightStep(rect: Box, port: ScrollPort): number {
  const height = port.bottom - port.top;
  const top = port.top + height * BAND_TOP;
  const bottom = port.top + height * BAND_BOTTOM;
  if (rect.top >= top && rect.bottom <= bottom) return 0;
  const rest = port.top + height * REST;
  // What would reach out of the band at its place of rest goes up as far as it can.
  return rect.top - Math.max(top, Math.min(rest, bottom - rect.height));
}

function sideStep(rect: Box, port: ScrollPort): number {
  if (rect.left < port.left) return rect.left - port.left - SIDE;
  if (rect.right <= port.right) return 0;
  return Math.min(rect.right - port.right + SIDE, rect.left - port.left);
}
