import { XmlCdata, XmlElement, type XmlNode } from '@rgrove/parse-xml';
import type { Language, SpeechStyle } from '../../contracts/text';
import { DOCUMENT_PAUSES } from './document-pauses';
import { givenSound } from './inline-pronunciation';
import type { ReadingBuilder } from './reading-builder';
import { sayAs } from './say-as';
import { breakSeconds, emphasisLevel, prosody } from './ssml-values';
import { isText, readXmlText } from './xml-text';

/** Elements with nothing in them that is to be read. */
const SILENT = new Set('desc metadata meta lexicon'.split(' '));
/** What a `phoneme` may be written in; another alphabet is read as if nothing were given. */
const ALPHABETS = new Set(['ipa', 'kokoro', 'x-kokoro']);

/** Turns the nodes of an SSML document into reading text. */
export class SsmlReader {
  #style: SpeechStyle = {};

  constructor(
    private readonly builder: ReadingBuilder,
    private readonly source: string,
    private readonly language: Language,
  ) {}

  read(node: XmlNode): void {
    if (node instanceof XmlElement) this.#element(node);
    else if (isText(node) || node instanceof XmlCdata)
      readXmlText(this.builder, this.source, node.start, this.#end(node));
  }

  #element(element: XmlElement): void {
    const name = element.name.replace(/^.*:/, '');
    if (SILENT.has(name)) return;
    const handler = this.#handlers.get(name);
    if (handler) handler(element);
    else this.#other(element);
  }

  readonly #handlers: ReadonlyMap<string, (element: XmlElement) => void> = new Map([
    ['p', (element) => this.#block(element, DOCUMENT_PAUSES.paragraph)],
    ['paragraph', (element) => this.#block(element, DOCUMENT_PAUSES.paragraph)],
    ['s', (element) => this.#block(element, DOCUMENT_PAUSES.sentence)],
    ['sentence', (element) => this.#block(element, DOCUMENT_PAUSES.sentence)],
    ['break', (element) => this.#break(element)],
    ['mark', (element) => this.#mark(element)],
    ['emphasis', (element) => this.#emphasis(element)],
    ['prosody', (element) => this.#styled(element, prosody(element.attributes, this.#style))],
    ['voice', (element) => this.#voice(element)],
    ['sub', (element) => this.#sub(element)],
    ['phoneme', (element) => this.#phoneme(element)],
    ['say-as', (element) => this.#sayAs(element)],
  ]);

  /** An element that is not known, or has no meaning but its language. */
  #other(element: XmlElement): void {
    const lang = element.attributes['xml:lang'];
    if (lang === undefined) this.#children(element);
    else this.#styled(element, { ...this.#style, lang });
  }

  #break(element: XmlElement): void {
    const seconds = breakSeconds(element.attributes);
    if (seconds > 0) this.builder.pause(seconds);
    this.#children(element);
  }

  #mark(element: XmlElement): void {
    const { name } = element.attributes;
    if (name !== undefined) this.builder.mark(name);
    this.#children(element);
  }

  #emphasis(element: XmlElement): void {
    const start = this.builder.length;
    this.#children(element);
    this.builder.note(start, { kind: 'emphasis', level: emphasisLevel(element.attributes) });
  }

  #voice(element: XmlElement): void {
    const { name: voice, 'xml:lang': lang } = element.attributes;
    this.#styled(element, {
      ...this.#style,
      ...(voice === undefined ? {} : { voice }),
      ...(lang === undefined ? {} : { lang }),
    });
  }

  #children(element: XmlElement): void {
    for (const child of element.children) this.read(child);
  }

  #block(element: XmlElement, pause: number): void {
    this.builder.startBlock();
    this.#other(element);
    this.builder.endBlock(pause);
  }

  /** A style holds for whole units, so that its ends part them. */
  #styled(element: XmlElement, style: SpeechStyle): void {
    const before = this.#style;
    const isSame = JSON.stringify(style) === JSON.stringify(before);
    if (!isSame) this.#change(style);
    this.#children(element);
    if (!isSame) this.#change(before);
  }

  #change(style: SpeechStyle): void {
    this.builder.endBlock('joint');
    this.builder.style(style);
    this.#style = style;
  }

  #sub(element: XmlElement): void {
    const alias = element.attributes.alias?.replace(/\s+/g, ' ').trim() ?? '';
    const { start, end } = this.#inside(element);
    if (alias === '') this.#children(element);
    else this.builder.say(alias, start, end);
  }

  #phoneme(element: XmlElement): void {
    const { builder } = this;
    const { ph = '', alphabet = 'ipa' } = element.attributes;
    const { start, end } = this.#inside(element);
    const from = builder.length;
    this.#children(element);
    if (!ALPHABETS.has(alphabet)) return;
    const { phonemes, dropped } = givenSound(ph, { start, end }, this.language);
    for (const symbol of dropped) builder.drop(symbol);
    if (phonemes === '') return;
    // An empty element has a sound, but no word to highlight but itself.
    if (builder.length === from) builder.say('x', start, end);
    builder.note(from, { kind: 'phonemes', phonemes });
  }

  #sayAs(element: XmlElement): void {
    const kind = element.attributes['interpret-as']?.trim() ?? '';
    const [only, ...others] = element.children;
    // Character references would shift the characters: such text is read as it is.
    const isPlain = only !== undefined && others.length === 0 && isText(only);
    if (isPlain && this.source.slice(only.start, this.#end(only)) === only.text) {
      if (sayAs(this.builder, kind, only.text, only.start, this.#end(only))) return;
    }
    this.#children(element);
  }

  /** What stands between an element's tags, or the element if nothing does. */
  #inside(element: XmlElement): { start: number; end: number } {
    const first = element.children.at(0);
    const last = element.children.at(-1);
    if (first && last) return { start: first.start, end: this.#end(last) };
    return { start: element.start, end: this.#end(element) };
  }

  /** The parser leaves the end open where it is the document's. */
  #end(node: XmlNode): number {
    return Math.min(node.end, this.source.length);
  }
}
