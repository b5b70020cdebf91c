import { svg, type TemplateResult } from 'lit';
import type { SpeechView } from './speech-view';

/** Heights of the bars, 0..1: two words and the pause between, as in the project's mark. */
const HEIGHTS = [
  0.16, 0.28, 0.46, 0.72, 0.9, 0.62, 0.8, 0.5, 0.34, 0.56, 0.4, 0.22, 0.12, 0.1, 0.2, 0.42, 0.66, 1,
  0.78, 0.54, 0.7, 0.86, 0.58, 0.36, 0.24, 0.14,
];
const STEP = 10;

/**
 * Stands where the sentence will, and stood: speech as a row of bars, filled as far as what is waited for has come, and when all was
 * read. A picture, and nothing to read.
 */
export function wave({ phase, fraction = 0, busy }: SpeechView): TemplateResult {
  const filled = HEIGHTS.length * (busy ? fraction : Number(phase === 'ended'));
  return svg`<svg part="wave" class="wave" viewBox="0 0 ${STEP * HEIGHTS.length} 64" aria-hidden="true">
    ${HEIGHTS.map((height, i) => bar(i, height, i < filled))}
  </svg>`;
}

function bar(index: number, height: number, isFilled: boolean): TemplateResult {
  const length = 56 * height;
  return svg`<rect
    class=${isFilled ? 'filled' : ''}
    x=${STEP * index + 3}
    y=${(32 - length / 2).toFixed(1)}
    width="4"
    height=${length.toFixed(1)}
    rx="2"
  />`;
}
