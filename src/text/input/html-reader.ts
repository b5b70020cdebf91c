import type { SpeechStyle, TextSpan } from '../../contracts/text';
import {
  BLOCK_PAUSES,
  EMPHASIS,
  headingLevel,
  isHidden,
  isNoteMark,
  SILENT_ELEMENTS,
} from './html-elements';
import type { ReadingBuilder } from './reading-builder';

/** Raised numbers that have a name of their own. */
const POWERS: ReadonlyMap<string, string> = new Map([
  ['2', '²'],
  ['3', '³'],
]);

interface OpenElement {
  readonly name: string;
  readonly silent: boolean;
  readonly preformatted: boolean;
  /** Where its text begins in the reading. */
  readonly from: number;
  readonly styleBefore: SpeechStyle | undefined;
}

/** Turns a parser's events into reading text. Offsets are those of the HTML; the author's text begins `base` earlier. */
export class HtmlReader {
  readonly #open: OpenElement[] = [];
  /** How many of the open elements are not read, and how many keep their line ends. */
  #silent = 0;
  #preformatted = 0;
  #raised = 0;
  /** Where the value of the `alt` attribute stands, if it stands there as it is. */
  #alt: TextSpan | undefined;
  #language: string | undefined;

  constructor(
    private readonly builder: ReadingBuilder,
    private readonly html: string,
    private readonly base: number,
  ) {}

  /** A tag begins; its attributes follow. */
  openName(_name: string): void {
    this.#alt = undefined;
  }

  /** @param start of its name @param end behind its value; a quote and the tag's end may stand before it */
  attribute(name: string, value: string, start: number, end: number): void {
    if (name !== 'alt') return;
    const written = this.html.slice(start, end);
    const [opening = ''] = /^([^=]*=\s*["']?)/.exec(written) ?? [];
    const from = start + opening.length;
    const exact = this.html.startsWith(value, from);
    const close = /["']$/.test(opening) && this.html.charAt(end - 1) === opening.at(-1) ? 1 : 0;
    this.#alt = { start: from, end: exact ? from + value.length : Math.max(from, end - close) };
  }

  open(name: string, attributes: Readonly<Record<string, string>>, end: number): void {
    const { builder } = this;
    if (BLOCK_PAUSES.has(name)) builder.startBlock();
    if (this.#silent === 0) this.#replaced(name, attributes, end);
    const silent = this.#isSilent(name, attributes);
    const preformatted = name === 'pre';
    const { lang } = attributes;
    const changes = !silent && lang !== undefined && lang !== this.#language;
    if (changes) this.#language = lang;
    this.#open.push({
      name,
      silent,
      preformatted,
      from: builder.length,
      styleBefore: changes ? builder.style(lang === '' ? {} : { lang }) : undefined,
    });
    if (silent) this.#silent++;
    if (preformatted) this.#preformatted++;
    if (name === 'sup') this.#raised++;
  }

  close(name: string, _end: number): void {
    const { builder } = this;
    const element = this.#open.pop();
    if (!element) return;
    if (element.silent) this.#silent--;
    if (element.preformatted) this.#preformatted--;
    if (name === 'sup') this.#raised--;
    const level = EMPHASIS.get(name);
    if (level) builder.note(element.from, { kind: 'emphasis', level });
    if (element.styleBefore) {
      builder.style(element.styleBefore);
      this.#language = element.styleBefore.lang;
    }
    const pause = BLOCK_PAUSES.get(name);
    if (pause !== undefined) builder.endBlock(pause, headingLevel(name));
  }

  text(text: string, start: number, end: number): void {
    if (this.#silent > 0) return;
    const { builder, base } = this;
    const power = this.#raised > 0 ? POWERS.get(text.trim()) : undefined;
    if (power !== undefined) builder.say(power, base + start, base + end);
    else if (this.html.slice(start, end) !== text) builder.say(text, base + start, base + end);
    else if (this.#preformatted > 0) builder.verbatim(base + start, base + end);
    else builder.text(base + start, base + end);
  }

  finish(): void {
    while (this.#open.length > 0) this.close(this.#open.at(-1)?.name ?? '', this.html.length);
  }

  #isSilent(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (SILENT_ELEMENTS.has(name) || isHidden(attributes)) return true;
    const { verbosity } = this.builder;
    if (verbosity === 'all') return false;
    if (name === 'pre') return true;
    // A raised number is a power; a raised link leads to a note.
    if (name === 'a' && this.#raised > 0) return true;
    if (isNoteMark(name, attributes)) return true;
    return verbosity === 'prose' && (name === 'table' || name === 'figcaption');
  }

  /** Elements that stand for something. */
  #replaced(name: string, attributes: Readonly<Record<string, string>>, end: number): void {
    const { builder, base } = this;
    if (name === 'br') builder.lineBreak(base + end, base + end);
    if (name !== 'img' || isHidden(attributes) || builder.verbosity === 'prose') return;
    const { alt = '' } = attributes;
    if (alt.trim() === '' || !this.#alt) return;
    const { start, end: altEnd } = this.#alt;
    builder.space(base + start);
    if (this.html.slice(start, altEnd) === alt) builder.text(base + start, base + altEnd);
    else builder.say(alt.replace(/\s+/g, ' '), base + start, base + altEnd);
    builder.space(base + altEnd);
  }
}
