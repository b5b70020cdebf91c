import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import type { ParsedBook } from '../library/book';
import { type BookSource, languageTag, oneLine } from './book-source';
import { decodeText } from './decode-text';
import { headedChapters } from './headed-chapters';
import { ImageBudget } from './image-budget';
import { importError } from './import-failures';
import { parseMarkup } from './parse-markup';
import { singleDocument } from './single-document';
import { titleOfDocument } from './title-of-document';

/** Names and values before the text, as site generators and pandoc have them. */
const FRONT_MATTER = /^---[ \t]*\n(\w[\w-]*:[\s\S]{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** A Markdown document (CommonMark with tables, strikethrough, task lists, bare addresses and footnotes). */
export async function readMarkdown(source: BookSource): Promise<ParsedBook> {
  const written = decodeText(source.bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(written);
  const text = written.slice(front?.[0].length ?? 0);
  if (text.trim() === '') throw importError('empty');
  const marked = new Marked({ gfm: true, extensions: [footnoteMark, footnote] });
  const document = parseMarkup(await marked.parse(text));
  const chapters = headedChapters(document, singleDocument(document, new ImageBudget()));
  if (chapters.length === 0) throw importError('empty');
  const value = (name: string) => frontValue(front?.[1] ?? '', name);
  const author = value('author');
  return {
    title: titleOfDocument(source, value('title'), document, chapters),
    authors: author ? [author] : [],
    language: languageTag(value('lang') || value('language')),
    format: 'markdown',
    chapters,
    cover: undefined,
  };
}

/** `title: "A Title"`, without lists or values of several lines. */
function frontValue(front: string, name: string): string {
  const [, value = ''] = new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(front) ?? [];
  const trimmed = value.trim();
  const [, quoted] = /^(?:"([^"]*)"|'([^']*)')$/.exec(trimmed)
    ? [trimmed, trimmed.slice(1, -1)]
    : [];
  return oneLine(/^[[{|>]/.test(trimmed) ? '' : (quoted ?? trimmed));
}

/** How far behind a paragraph's beginning a note that ends it is looked for, in characters. */
const FARTHEST = 4000;

/** `[^1]` in a text. */
const footnoteMark: TokenizerAndRendererExtension = {
  name: 'footnoteMark',
  level: 'inline',
  tokenizer(source): Tokens.Generic | undefined {
    const [raw, label] = /^\[\^([^\][\s]{1,40})\]/.exec(source) ?? [];
    return raw && label ? { type: 'footnoteMark', raw, label } : undefined;
  },
  renderer: ({ label }) =>
    `<sup><a href="#fn-${encodeURIComponent(label)}" id="fnref-${encodeURIComponent(label)}">${encoded(label)}</a></sup>`,
};

/** `[^1]: what it says`, with further lines that are set in. */
const footnote: TokenizerAndRendererExtension = {
  name: 'footnote',
  level: 'block',
  // It is asked at each paragraph: looking through all the rest would take the square of the text's length.
  start: (source) => /(?:^|\n)\[\^/.exec(source.slice(0, FARTHEST))?.index,
  tokenizer(source): Tokens.Generic | undefined {
    const [raw, label, body = ''] =
      /^\[\^([^\][\s]{1,40})\]:[ \t]*((?:[^\n]+(?:\n|$))(?:(?:[ \t]*\n)*(?: {2,}|\t)[^\n]+(?:\n|$))*)/.exec(
        source,
      ) ?? [];
    if (!raw || !label) return undefined;
    const text = body.replace(/\n(?: {1,4}|\t)/g, '\n').trim();
    return { type: 'footnote', raw, label, tokens: this.lexer.blockTokens(text, []) };
  },
  renderer({ label, tokens = [] }) {
    return `<aside role="doc-footnote" id="fn-${encodeURIComponent(label)}">${this.parser.parse(tokens)}</aside>`;
  },
};

function encoded(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
