/** Silence after the parts of a document, in seconds; between sentences inside them it is as in plain text. */
export const DOCUMENT_PAUSES = Object.freeze({
  heading: 0.8,
  paragraph: 0.7,
  listItem: 0.4,
  row: 0.4,
  cell: 0.2,
  sentence: 0.35,
});

/** SSML's names of the strength of a break, in seconds. */
export const BREAK_STRENGTHS: ReadonlyMap<string, number> = new Map([
  ['none', 0],
  ['x-weak', 0.1],
  ['weak', 0.2],
  ['medium', 0.4],
  ['strong', 0.7],
  ['x-strong', 1.2],
]);

/** Longest silence that a document may ask for, in seconds: a slip of the pen must not fill the memory. */
export const LONGEST_PAUSE = 20;
