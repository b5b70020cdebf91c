import type { DroppedSymbol, Language, TextSpan } from '../../contracts/text';
import { CLOCK } from './clock';
import { toLatin } from './latin';
import { readMark } from './marks';
import { MONEY, TRAILING_MONEY } from './money';
import { DECADE, DOTTED_NUMBER, MIXED, NUMBER, ORDINAL, PERCENT } from './number-rules';
import type { SentenceItem } from './sentence-item';
import { readSymbol } from './symbol-words';
import { ABBREVIATION, DOTTED_LETTERS, INITIAL, LETTERS_AND_LETTERS } from './word-rules';
import { type Reading, sticky, type WrittenRule } from './written-rule';

/** A sentence as it is to be said, before any phoneme. */
export interface SentenceReading {
  readonly items: readonly SentenceItem[];
  readonly dropped: readonly DroppedSymbol[];
}

/** Tried in this order where a number can begin. */
const NUMBER_RULES: readonly WrittenRule[] = [
  MONEY,
  TRAILING_MONEY,
  PERCENT,
  CLOCK,
  ORDINAL,
  DECADE,
  DOTTED_NUMBER,
  MIXED,
  NUMBER,
];
/** Tried in this order where a letter stands. */
const LETTER_RULES: readonly WrittenRule[] = [
  DOTTED_LETTERS,
  INITIAL,
  LETTERS_AND_LETTERS,
  ABBREVIATION,
  MIXED,
];

const NUMBER_START = /[\d$£€.'’−-]/;
const LETTER = /[\p{L}\p{M}]/u;
const SPACE = /[\s\u200b\ufeff]/u;
const SPACES = /[\s\u200b\ufeff]+/uy;
const WORD_LETTERS = String.raw`[\p{L}\p{M}\u00ad\u200c\u200d\u2060]`;
const WORD = sticky(`${WORD_LETTERS}+(?:['’ʼ‐‑-]${WORD_LETTERS}+)*`);
/** One thing that a person sees: an emoji with its modifiers, a keycap, a flag, else one code point. */
const SYMBOL = sticky(
  String.raw`\p{RI}\p{RI}|\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)*|[^]`,
);
/** Plural possessive: the apostrophe of `the dogs' bowls`. */
const POSSESSIVE_END = /['’](?=\s+\p{Ll})/uy;

/**
 * Reads one piece of a text: every written word with what is said for it, every mark, and every symbol that
 * nothing is said for. Never fails; costs time in proportion to the piece.
 */
export function readSentence(text: string, span: TextSpan, language: Language): SentenceReading {
  return new SentenceReader(text.slice(span.start, span.end), span.start, language).read();
}

class SentenceReader {
  readonly #items: SentenceItem[] = [];
  readonly #dropped: DroppedSymbol[] = [];
  #at = 0;
  #spaceBefore = false;

  constructor(
    private readonly sentence: string,
    private readonly offset: number,
    private readonly language: Language,
  ) {}

  read(): SentenceReading {
    while (this.#at < this.sentence.length) this.#step();
    return { items: this.#items, dropped: this.#dropped };
  }

  /** Every branch moves forward by at least one code unit. */
  #step(): void {
    const character = String.fromCodePoint(this.sentence.codePointAt(this.#at) ?? 0);
    if (SPACE.test(character)) {
      this.#at += this.#matchLength(SPACES);
      this.#spaceBefore = true;
    } else if (LETTER.test(character)) {
      if (!this.#applyRules(LETTER_RULES)) this.#readWord();
    } else if (!(NUMBER_START.test(character) && this.#applyRules(NUMBER_RULES))) {
      this.#readOther(character);
    }
  }

  #applyRules(rules: readonly WrittenRule[]): boolean {
    const { sentence, language } = this;
    const at = this.#at;
    for (const rule of rules) {
      rule.pattern.lastIndex = at;
      const match = rule.pattern.exec(sentence);
      if (!match) continue;
      const end = at + match[0].length;
      const reading = rule.read(match, { language, sentence, at, end });
      if (!reading) continue;
      this.#addWord(reading, reading.length ?? match[0].length);
      return true;
    }
    return false;
  }

  #readWord(): void {
    const length = this.#matchLength(WORD);
    const written = this.sentence.slice(this.#at, this.#at + length);
    const { letters, dropped } = toLatin(written, this.offset + this.#at);
    this.#dropped.push(...dropped);
    if (letters === '') {
      this.#at += length;
      this.#spaceBefore = true;
      return;
    }
    this.#addWord({ spoken: letters }, length);
    POSSESSIVE_END.lastIndex = this.#at;
    if (/s$/i.test(letters) && POSSESSIVE_END.test(this.sentence)) this.#at++;
  }

  #readOther(character: string): void {
    const { sentence, language } = this;
    const at = this.#at;
    const end = at + character.length;
    const reading = readSymbol(character, { language, sentence, at, end });
    const mark = reading ? undefined : readMark(sentence, at);
    if (reading) this.#addWord(reading, character.length);
    else if (mark) this.#addMark(mark.mark, mark.length);
    else {
      if (this.#isJoiner(character)) this.#at = end;
      else this.#drop(Math.max(character.length, this.#matchLength(SYMBOL)));
      this.#spaceBefore = true;
    }
  }

  #drop(length: number): void {
    const start = this.offset + this.#at;
    const symbol = this.sentence.slice(this.#at, this.#at + length);
    this.#dropped.push({ symbol, start, end: start + length });
    this.#at += length;
  }

  /** A hyphen or a stroke between words parts them without a sound. */
  #isJoiner(character: string): boolean {
    if (!/[-‐‑/_]/.test(character)) return false;
    const isWordCharacter = (other: string) => /[\p{L}\p{N}\p{M}]/u.test(other);
    return (
      isWordCharacter(this.sentence.charAt(this.#at - 1)) &&
      isWordCharacter(this.sentence.charAt(this.#at + 1))
    );
  }

  #addWord(reading: Reading, length: number): void {
    const start = this.offset + this.#at;
    this.#items.push({
      kind: 'word',
      start,
      end: start + length,
      spoken: reading.spoken,
      spelled: reading.spelled ?? false,
      spaceBefore: this.#spaceBefore,
    });
    this.#at += length;
    this.#spaceBefore = false;
  }

  /** A run of one mark (`!!!`) is heard as one. */
  #addMark(mark: string, length: number): void {
    const start = this.offset + this.#at;
    const previous = this.#items.at(-1);
    if (!(previous?.kind === 'mark' && previous.mark === mark)) {
      this.#items.push({
        kind: 'mark',
        mark,
        start,
        end: start + length,
        spaceBefore: this.#spaceBefore,
      });
    }
    this.#at += length;
    this.#spaceBefore = false;
  }

  #matchLength(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.sentence)?.[0].length ?? 0;
  }
}
