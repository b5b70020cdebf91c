import type { DroppedSymbol } from '../../contracts/text';

/** Latin letters that no Unicode decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'OE',
  đ: 'd',
  Đ: 'D',
  ð: 'th',
  Ð: 'Th',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'ng',
  Ŋ: 'NG',
  ŧ: 't',
  Ŧ: 'T',
  ƒ: 'f',
};

const PLAIN = /^[A-Za-z]+$/;
/** Accents, and characters that only steer line breaking or joining. */
const SILENT = /^[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]$/u;

/** A word in plain letters, and which of its letters no Latin reader can say. */
export interface LatinWord {
  /** ASCII letters, apostrophes and hyphens; empty if no letter is Latin. */
  readonly letters: string;
  readonly dropped: readonly DroppedSymbol[];
}

/**
 * Strips accents, ligatures and typographic variants: `naïve` → `naive`, `ﬁne` → `fine`, `Ørsted` → `Orsted`.
 * @param start offset of the word in the text, for the spans of what is dropped
 */
export function toLatin(word: string, start: number): LatinWord {
  if (PLAIN.test(word)) return { letters: word, dropped: [] };
  let letters = '';
  const dropped: { symbol: string; start: number; end: number }[] = [];
  let at = start;
  let previousLost = false;
  for (const character of word) {
    const end = at + character.length;
    const plain = plainLetters(character);
    const extendsLost = previousLost && SILENT.test(character);
    if (plain !== undefined && !extendsLost) {
      letters += plain;
      previousLost = false;
    } else {
      const last = dropped.at(-1);
      if (last?.end === at) {
        last.symbol += character;
        last.end = end;
      } else dropped.push({ symbol: character, start: at, end });
      previousLost = true;
    }
    at = end;
  }
  return { letters: PLAIN.test(letters) ? letters : tidy(letters), dropped };
}

/** Hyphens and apostrophes that lost the letters beside them. */
function tidy(letters: string): string {
  return letters.replace(/^[-']+|[-']+$/g, '').replace(/[-']{2,}/g, '-');
}

function plainLetters(character: string): string | undefined {
  if (PLAIN.test(character)) return character;
  if (SILENT.test(character)) return '';
  if (character === "'" || character === '’' || character === 'ʼ') return "'";
  if (character === '-' || character === '‑' || character === '‐') return '-';
  const known = LETTERS[character];
  if (known) return known;
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return PLAIN.test(plain) ? plain : LETTERS[plain];
}
