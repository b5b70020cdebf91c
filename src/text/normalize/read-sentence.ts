import type { DroppedSymbol, Language, TextSpan } from '../../contracts/text';
import { emojiName, SYMBOL } from './emoji';
import { toLatin } from './latin';
import { readMark } from './marks';
import { DIGIT_RULES, LETTER_RULES, SIGN_RULES } from './rule-table';
import type { SentenceItem } from './sentence-item';
import { SentenceItems } from './sentence-items';
import { DRAWING } from './separators';
import { readSymbol } from './symbol-words';
import { sticky, type WrittenRule } from './written-rule';

/** A sentence as it is to be said, before any phoneme. */
export interface SentenceReading {
  readonly items: readonly SentenceItem[];
  readonly dropped: readonly DroppedSymbol[];
}

/** What a reader may leave out. */
export interface ReadingOptions {
  /** Whether emoji are called by their short names, the default, or not said (then they are reported). */
  readonly emoji?: 'name' | 'silent';
}

const DIGIT = /[\p{Nd}½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]/u;
const SIGN_START = /[$£€¥₹₩₽₺₪₫฿₿￥.'’−–—+(#@~^√∛<>⁻⁰¹²³⁴-⁹*/-]/u;
const LETTER = /[\p{L}\p{M}]/u;
const SPACE = /[\s\u200b\ufeff]/u;
const SPACES = /[\s\u200b\ufeff]+/uy;
const WORD_LETTERS = String.raw`[\p{L}\p{M}\u00ad\u200c\u200d\u2060]`;
const WORD = sticky(`${WORD_LETTERS}+(?:['’ʼ‐‑-]${WORD_LETTERS}+)*`);
/** Plural possessive: the apostrophe of `the dogs' bowls`. */
const POSSESSIVE_END = /['’](?=\s+\p{Ll})/uy;

/**
 * Reads one piece of a text: every written word with what is said for it, every mark, and every symbol that
 * nothing is said for. Never fails; costs time in proportion to the piece.
 */
export function readSentence(
  text: string,
  span: TextSpan,
  language: Language,
  options: ReadingOptions = {},
): SentenceReading {
  const sentence = text.slice(span.start, span.end);
  return new SentenceReader(sentence, span.start, language, options).read();
}

class SentenceReader {
  readonly #out: SentenceItems;
  #at = 0;

  constructor(
    private readonly sentence: string,
    private readonly offset: number,
    private readonly language: Language,
    private readonly options: ReadingOptions,
  ) {
    this.#out = new SentenceItems(sentence, offset);
  }

  read(): SentenceReading {
    while (this.#at < this.sentence.length) this.#step();
    return this.#out;
  }

  /** Every branch moves forward by at least one code unit. */
  #step(): void {
    const character = String.fromCodePoint(this.sentence.codePointAt(this.#at) ?? 0);
    if (SPACE.test(character)) {
      this.#at = this.#out.wholeEnd(this.#at + this.#matchLength(SPACES));
      this.#out.spaceBefore = true;
    } else if (LETTER.test(character)) {
      if (!this.#applyRules(LETTER_RULES)) this.#readWord();
    } else if (DIGIT.test(character)) {
      if (!this.#applyRules(DIGIT_RULES)) this.#readOther(character);
    } else if (!this.#skipDrawing() && !this.#applySigns(character)) {
      this.#readOther(character);
    }
  }

  #applySigns(character: string): boolean {
    return SIGN_START.test(character) && this.#applyRules(SIGN_RULES);
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
      this.#at = this.#out.addReading(reading, rule.form, at, reading.length ?? match[0].length);
      return true;
    }
    return false;
  }

  #skipDrawing(): boolean {
    const length = this.#matchLength(DRAWING);
    if (length === 0) return false;
    this.#at = this.#out.drop(this.#at, this.#at + length);
    return true;
  }

  #readWord(): void {
    const length = this.#matchLength(WORD);
    const written = this.sentence.slice(this.#at, this.#at + length);
    const { letters, dropped } = toLatin(written, this.offset + this.#at);
    if (letters === '' && /\p{Lm}/u.test(written)) {
      // An apostrophe that counts as a letter, with nothing that can be said beside it.
      this.#at = this.#out.drop(this.#at, this.#at + length);
      return;
    }
    this.#out.dropped.push(...dropped);
    if (letters === '') {
      this.#at = this.#out.wholeEnd(this.#at + length);
      this.#out.spaceBefore = true;
      return;
    }
    this.#at = this.#out.addWord(letters, this.#at, this.#at + length);
    POSSESSIVE_END.lastIndex = this.#at;
    if (/s$/i.test(letters) && POSSESSIVE_END.test(this.sentence)) this.#at++;
  }

  #readOther(character: string): void {
    const { sentence, language } = this;
    const at = this.#at;
    const end = at + character.length;
    const reading = readSymbol(character, { language, sentence, at, end });
    const mark = reading ? undefined : readMark(sentence, at);
    if (reading) this.#at = this.#out.addReading(reading, 'symbol', at, character.length);
    else if (mark) this.#at = this.#out.addMark(mark.mark, at, at + mark.length);
    else if (this.#isJoiner(character)) {
      this.#at = this.#out.wholeEnd(end);
      this.#out.spaceBefore = true;
    } else this.#readPicture(Math.max(character.length, this.#matchLength(SYMBOL)));
  }

  /** An emoji, said once however often it is repeated, or a symbol that nothing is said for. */
  #readPicture(length: number): void {
    const at = this.#at;
    const symbol = this.sentence.slice(at, at + length);
    const name = this.options.emoji === 'silent' ? undefined : emojiName(symbol);
    if (name === undefined) {
      this.#at = this.#out.drop(at, at + length);
      return;
    }
    let end = at + length;
    while (this.sentence.startsWith(symbol, end)) end += length;
    // What is named stands apart from the words around it.
    this.#out.spaceBefore = true;
    this.#at = this.#out.addWord(name, at, end, false, 'emoji');
    this.#out.spaceBefore = true;
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

  #matchLength(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.sentence)?.[0].length ?? 0;
  }
}
