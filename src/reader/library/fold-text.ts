/** Letters with strokes and ligatures, which Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
};
/** Signs that people do not tell apart when they type. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′‹›]/gu, "'"],
  [/[“”„‟″«»]/gu, '"'],
  [/[‐‑‒–—―−]/gu, '-'],
  // Soft hyphens and what else has no width.
  [/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, ''],
];
/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. Not the signs that are letters: Indic vowels, kana's voicing. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/gu;

/** Characters that are folded between two yields of {@link foldInSteps}; a millisecond. */
const STEP = 16_384;

/** A text as it is compared: without case, accents and doubled white space, and where each of its characters comes from. */
export interface FoldedText {
  readonly text: string;
  /** For each character, the offset in the source of the one that it comes from; one more, the source's length. */
  readonly offsets: Uint32Array;
}

const folded = new Map<string, string>();

/** One character as it is compared; it may be none or several. */
function foldCharacter(character: string): string {
  let result = folded.get(character);
  if (result === undefined) {
    // Over capitals, which ß and the two forms of a small sigma share.
    result = character.normalize('NFKD').replace(MARKS, '').toUpperCase().toLowerCase();
    for (const [signs, sign] of SIGNS) result = result.replace(signs, sign);
    result = (LETTERS[result] ?? result).normalize('NFC').replace(/\s/gu, ' ');
    folded.set(character, result);
  }
  return result;
}

/** What {@link foldCharacter} makes of the most common characters. */
const ASCII: readonly string[] = Array.from({ length: 0x80 }, (_, code) =>
  foldCharacter(String.fromCharCode(code)),
);

/** Folds a text. Yields after every {@link STEP} characters, so that whoever runs it can let others have the thread. */
export function* foldInSteps(source: string): Generator<void, FoldedText> {
  const parts: string[] = [];
  let offsets = new Uint32Array(source.length + 16);
  let length = 0;
  let space = false;
  for (let from = 0; from < source.length; ) {
    let part = '';
    const to = Math.min(source.length, from + STEP);
    while (from < to) {
      const code = source.codePointAt(from) ?? 0;
      const next = from + (code > 0xffff ? 2 : 1);
      const plain = code < 0x80 ? (ASCII[code] ?? '') : foldCharacter(source.slice(from, next));
      for (let at = 0; at < plain.length; at++) {
        const white = plain[at] === ' ';
        if (white && space) continue;
        space = white;
        if (length + 1 >= offsets.length) offsets = grown(offsets);
        offsets[length++] = from;
        part += plain[at];
      }
      from = next;
    }
    parts.push(part);
    yield;
  }
  offsets[length] = source.length;
  return { text: parts.join(''), offsets: offsets.subarray(0, length + 1) };
}

/** {@link foldInSteps} at once, for short texts. */
export function fold(source: string): FoldedText {
  const steps = foldInSteps(source);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function grown(offsets: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(offsets.length * 2);
  larger.set(offsets);
  return larger;
}
