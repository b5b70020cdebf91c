import type { SyntaxNode } from '@lezer/common';
import type { Language } from '../../contracts/text';
import { decodeReference } from './character-reference';
import { DOCUMENT_PAUSES } from './document-pauses';
import { givenSound, readInline } from './inline-pronunciation';
import type { ReadingBuilder } from './reading-builder';

/** How HTML inside of a Markdown document is read. */
export type HtmlInto = (builder: ReadingBuilder, html: string, base: number) => void;

const { heading, paragraph, listItem, row, cell } = DOCUMENT_PAUSES;

/** Markup that stands for nothing that is said. */
const SILENT = new Set(
  `HeaderMark EmphasisMark CodeMark QuoteMark ListMark TaskMarker StrikethroughMark TableDelimiter LinkTitle LinkLabel CodeInfo
  Comment ProcessingInstruction HTMLTag`.split(/\s+/),
);

/** Nodes that stand apart, with the silence after them in seconds. */
const BLOCKS: ReadonlyMap<string, number> = new Map([
  ...[1, 2, 3, 4, 5, 6].flatMap((level) => [
    [`ATXHeading${level}`, heading] as const,
    [`SetextHeading${level}`, heading] as const,
  ]),
  ['Paragraph', paragraph],
  ['Blockquote', paragraph],
  ['BulletList', paragraph],
  ['OrderedList', paragraph],
  ['ListItem', listItem],
  ['Task', listItem],
  ['Table', paragraph],
  ['TableHeader', row],
  ['TableRow', row],
  ['TableCell', cell],
  ['FencedCode', paragraph],
  ['CodeBlock', paragraph],
  ['HTMLBlock', paragraph],
  ['CommentBlock', paragraph],
  ['ProcessingInstructionBlock', paragraph],
  ['LinkReference', paragraph],
  ['HorizontalRule', paragraph],
]);

/** The level of a heading, by its node's name; undefined for anything else. */
function headingLevel(name: string): number | undefined {
  const [, level] = /Heading(\d)$/.exec(name) ?? [];
  return level === undefined ? undefined : Number(level);
}

/** Blocks that are HTML; the line that ends a comment may go on with text. */
const HTML_BLOCKS = new Set(['HTMLBlock', 'CommentBlock', 'ProcessingInstructionBlock']);

const FOOTNOTE_START = /\[\^[^\][\s]{1,40}\]:/y;

/** What a document is read with. */
export interface MarkdownReading {
  readonly language: Language;
  /** Undefined: blocks of HTML are read as text. */
  readonly htmlInto: HtmlInto | undefined;
}

/** Turns a syntax tree into reading text: whatever no node claims is text. */
export class MarkdownReader {
  /** Where in the reading the emphasised parts that are open begin. */
  readonly #stressed: number[] = [];
  /** Up to where the document is done. */
  #at: number;

  /** @param from where the text begins */
  constructor(
    private readonly builder: ReadingBuilder,
    private readonly source: string,
    from: number,
    private readonly reading: MarkdownReading,
  ) {
    this.#at = from;
  }

  /** @returns whether its children are to be visited */
  enter(node: SyntaxNode): boolean {
    const { builder } = this;
    // Inside what is done: the address of a link, say.
    if (node.from < this.#at && node.to <= this.#at) return false;
    if (BLOCKS.has(node.name)) {
      this.#flush(node.from);
      builder.startBlock();
      return this.#enterBlock(node);
    }
    return this.#enterInline(node);
  }

  leave(node: SyntaxNode): void {
    const { name } = node;
    if (name === 'Emphasis' || name === 'StrongEmphasis') this.#stress(node);
    const pause = BLOCKS.get(name);
    if (pause === undefined) return;
    this.#flush(node.to);
    const inItem = name === 'Paragraph' && node.parent?.name === 'ListItem';
    this.builder.endBlock(inItem ? listItem : pause, headingLevel(name));
  }

  finish(): void {
    this.#flush(this.source.length);
  }

  #enterBlock(node: SyntaxNode): boolean {
    const { name, from, to } = node;
    const { verbosity } = this.builder;
    const { htmlInto } = this.reading;
    FOOTNOTE_START.lastIndex = from;
    const footnote =
      name === 'Paragraph' || name === 'LinkReference' ? FOOTNOTE_START.exec(this.source) : null;
    if (footnote && verbosity !== 'prose') {
      this.#at = from + footnote[0].length;
      return name === 'Paragraph';
    }
    const isCode = name === 'FencedCode' || name === 'CodeBlock';
    const isSkipped =
      footnote !== null ||
      name === 'LinkReference' ||
      name === 'HorizontalRule' ||
      (isCode && verbosity !== 'all') ||
      (name === 'Table' && verbosity === 'prose');
    const isHtml = HTML_BLOCKS.has(name);
    if (isHtml) {
      htmlInto?.(this.builder, this.source.slice(from, to), from);
      this.builder.startBlock();
    }
    if (isSkipped || (isHtml && htmlInto)) {
      this.#at = to;
      return false;
    }
    return true;
  }

  #enterInline(node: SyntaxNode): boolean {
    const { name, from, to } = node;
    const { builder, source } = this;
    if (SILENT.has(name)) {
      this.#skip(from, to);
      if (name === 'HTMLTag' && /^<\/?br\b/i.test(source.slice(from, from + 4)))
        builder.lineBreak(from, to);
      return false;
    }
    switch (name) {
      case 'HardBreak':
        this.#skip(from, to);
        builder.lineBreak(from, to);
        return false;
      case 'Escape':
        this.#skip(from, from + 1);
        return false;
      case 'Entity':
        this.#skip(from, to);
        builder.say(decodeReference(source.slice(from, to)), from, to);
        return false;
      case 'LinkMark':
        this.#linkMark(node);
        return false;
      case 'URL':
        if (builder.verbosity === 'prose') this.#skip(from, to);
        return false;
      case 'Image':
        if (builder.verbosity === 'prose') this.#skip(from, to);
        return builder.verbosity !== 'prose';
      case 'CodeText':
        this.#flush(from);
        builder.verbatim(from, to);
        this.#at = to;
        return false;
      case 'Citation':
      case 'FootnoteMark':
        if (builder.verbosity === 'all') this.#flush(to);
        else this.#skip(from, to);
        return false;
      case 'Pronunciation':
        this.#pronunciation(from);
        return false;
      case 'Emphasis':
      case 'StrongEmphasis':
        this.#flush(from);
        this.#stressed.push(builder.length);
        return true;
      default:
        return true;
    }
  }

  #stress(node: SyntaxNode): void {
    const from = this.#stressed.pop();
    if (from === undefined) return;
    const level = node.name === 'Emphasis' ? 'moderate' : 'strong';
    this.builder.note(from, { kind: 'emphasis', level });
  }

  /** The second mark of a link ends its text; what follows is an address. */
  #linkMark(node: SyntaxNode): void {
    const { parent } = node;
    const isLink = parent?.name === 'Link' || parent?.name === 'Image';
    const endsText = isLink && this.source.charAt(node.from) === ']';
    this.#skip(node.from, endsText ? parent.to : node.to);
  }

  #pronunciation(from: number): void {
    const { builder, source } = this;
    const found = readInline(source, from);
    if (!found) return;
    this.#flush(from);
    const { word, written } = found;
    const sound = givenSound(
      source.slice(written.start, written.end),
      written,
      this.reading.language,
    );
    for (const symbol of sound.dropped) builder.drop(symbol);
    const start = builder.length;
    builder.verbatim(word.start, word.end);
    if (sound.phonemes !== '') builder.note(start, { kind: 'phonemes', phonemes: sound.phonemes });
    this.#at = found.end;
  }

  #skip(from: number, to: number): void {
    this.#flush(from);
    this.#at = Math.max(this.#at, to);
  }

  #flush(to: number): void {
    if (to <= this.#at) return;
    this.builder.text(this.#at, to);
    this.#at = to;
  }
}
