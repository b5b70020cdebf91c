/** Punctuation of every kind → the mark that Kokoro knows. Quotes that look alike on both sides are not here. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ...same(';：;', ';'),
  [';', ';'],
  ...same(':：', ':'),
  ...same(',，、،', ','),
  ...same('.。．｡', '.'),
  ...same('!！', '!'),
  ...same('?？؟‽', '?'),
  ...same('—–―⸺', '—'),
  ...same('…⋯', '…'),
  ...same('“„«‹「『‘', '“'),
  ...same('”»›」』’', '”'),
  ...same('([{（［', '('),
  ...same(')]}）］', ')'),
]);

function same(written: string, mark: string): [string, string][] {
  return [...written].map((character) => [character, mark]);
}

/** A mark in the text and how many code units it takes. */
export interface MarkMatch {
  readonly mark: string;
  readonly length: number;
}

const RUN_OF_STOPS = /\.{2,}|(?:\. ){2,}\./y;
const RUN_OF_DASHES = /-{2,}/y;

/**
 * The mark at an offset of a sentence: `...` is an ellipsis, `--` and a free-standing hyphen are dashes, a straight
 * quote opens or closes by what stands around it. Undefined if it is no punctuation.
 */
export function readMark(sentence: string, at: number): MarkMatch | undefined {
  const character = sentence.charAt(at);
  const known = MARKS.get(character);
  if (character === '.') {
    const length = runLength(RUN_OF_STOPS, sentence, at);
    return length > 0 ? { mark: '…', length } : { mark: '.', length: 1 };
  }
  if (known) return { mark: known, length: 1 };
  if (character === '-') return readHyphen(sentence, at);
  if (character !== '"' && character !== "'" && character !== '`') return undefined;
  const opens = /^$|[\s([{—–-]/.test(sentence.charAt(at - 1)) && /\S/.test(sentence.charAt(at + 1));
  return { mark: opens ? '“' : '”', length: 1 };
}

function readHyphen(sentence: string, at: number): MarkMatch | undefined {
  const run = runLength(RUN_OF_DASHES, sentence, at);
  if (run > 0) return { mark: '—', length: run };
  const isFree = /\s/.test(sentence.charAt(at - 1)) && /^$|\s/.test(sentence.charAt(at + 1));
  return isFree ? { mark: '—', length: 1 } : undefined;
}

function runLength(pattern: RegExp, sentence: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(sentence)?.[0].length ?? 0;
}
