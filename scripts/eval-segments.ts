import { readFileSync } from 'node:fs';
import { splitSentences } from '../src/text/segment/split-sentences';

/** How well sentence boundaries are found in the committed paragraphs. */
export interface BoundaryScore {
  readonly boundaries: number;
  readonly precision: number;
  readonly recall: number;
  /** Boundaries that are missing or too many, with the text around them. */
  readonly wrong: readonly string[];
}

const FILE = new URL('../test/fixtures/text/eval-written/boundaries.md', import.meta.url);
const BOUNDARY = '‖';

/** Paragraphs of the fixture, one a line, with a sign at every boundary inside. */
function paragraphs(): string[] {
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Boundaries inside each paragraph against those that are marked; a boundary's white space does not count. */
export function boundaryScore(): BoundaryScore {
  let right = 0;
  let found = 0;
  let boundaries = 0;
  const wrong: string[] = [];
  for (const marked of paragraphs()) {
    const pieces = marked.split(BOUNDARY).map((piece) => piece.trim());
    const text = pieces.join(' ');
    const expected = new Set<number>();
    let at = 0;
    for (const piece of pieces.slice(0, -1)) {
      at += piece.length + 1;
      expected.add(at);
    }
    const actual = new Set([...splitSentences(text)].slice(0, -1).map(({ end }) => end));
    boundaries += expected.size;
    found += actual.size;
    const around = (boundary: number) =>
      `${text.slice(Math.max(0, boundary - 30), boundary)}‖${text.slice(boundary, boundary + 20)}`;
    for (const boundary of actual) {
      if (expected.has(boundary)) right++;
      else wrong.push(`too many: ${around(boundary)}`);
    }
    for (const boundary of expected) {
      if (!actual.has(boundary)) wrong.push(`missing:  ${around(boundary)}`);
    }
  }
  return { boundaries, precision: right / found, recall: right / boundaries, wrong };
}
