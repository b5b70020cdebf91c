import type { ParsedBook } from '../library/book';
import { type BookSource, languageTag, oneLine } from './book-source';
import { declaredEncoding, decodeText } from './decode-text';
import { headedChapters } from './headed-chapters';
import { ImageBudget } from './image-budget';
import { importError } from './import-failures';
import { elementsOf, findElement, type MarkupElement, textOf } from './markup';
import { parseMarkup } from './parse-markup';
import { singleDocument } from './single-document';
import { titleOfDocument } from './title-of-document';

/** A longer document, in characters, is a book and not a page of a site. */
const LONGEST_PAGE = 1_500_000;
/** Programs that write documents, not sites. */
const DOCUMENT_WRITERS =
  /pandoc|calibre|libreoffice|openoffice|microsoft word|asciidoctor|docutils|ebookmaker|docbook|latex|texinfo/i;

/** An HTML file: of a site's page its main content, of a document all of it. */
export async function readHtml(source: BookSource): Promise<ParsedBook> {
  const text = decodeText(source.bytes, declaredEncoding(source.bytes)).replace(/^\ufeff/, '');
  if (text.trim() === '') throw importError('empty');
  const page = parseMarkup(text);
  const facts = pageFacts(page);
  const content = isSitePage(page, text) ? await mainContent(page) : undefined;
  const document = content ?? findElement(page, 'body') ?? page;
  const chapters = headedChapters(document, singleDocument(document, new ImageBudget()));
  if (chapters.every(({ characters }) => characters === 0)) throw importError('empty');
  return {
    title: titleOfDocument(source, facts.title, document, chapters),
    authors: facts.authors,
    language: facts.language,
    format: 'html',
    chapters,
    cover: undefined,
  };
}

function pageFacts(page: MarkupElement) {
  const authors: string[] = [];
  let shared = '';
  for (const { name, attributes } of elementsOf(page)) {
    if (name !== 'meta') continue;
    const content = oneLine(attributes.content ?? '');
    if (content && attributes.name?.toLowerCase() === 'author') authors.push(content);
    if (attributes.property === 'og:title') shared = content;
  }
  const title = findElement(page, 'title');
  return {
    title: shared || oneLine(title ? textOf(title) : ''),
    authors,
    language: languageTag(
      findElement(page, 'html')?.attributes.lang ??
        findElement(page, 'html')?.attributes['xml:lang'],
    ),
  };
}

/** Whether there is more on a page than its text: navigation, scripts, forms. */
function isSitePage(page: MarkupElement, text: string): boolean {
  if (text.length > LONGEST_PAGE) return false;
  const elements = [...elementsOf(page)];
  const isWritten = elements.some(
    ({ name, attributes }) =>
      name === 'meta' &&
      attributes.name?.toLowerCase() === 'generator' &&
      DOCUMENT_WRITERS.test(attributes.content ?? ''),
  );
  return !isWritten && elements.some(({ name }) => /^(?:nav|footer|aside|form|script)$/.test(name));
}

/** The main content as Readability finds it; undefined if it leaves out what seems to belong to the text. */
async function mainContent(page: MarkupElement): Promise<MarkupElement | undefined> {
  const { extractMain } = await import('./main-content');
  const found = extractMain(page);
  if (found === undefined) return undefined;
  const content = parseMarkup(found);
  const body = findElement(page, 'body') ?? page;
  const headings = (root: MarkupElement) =>
    [...elementsOf(root)].filter(({ name }) => /^h[12]$/.test(name)).length;
  const all = textOf(body).length;
  const kept = textOf(content).length;
  const losesChapters = headings(body) >= 4 && headings(content) * 2 < headings(body);
  return kept < 200 || (losesChapters && kept * 2 < all) ? undefined : content;
}
