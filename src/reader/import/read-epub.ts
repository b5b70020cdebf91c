import type { ChapterContent, ParsedBook } from '../library/book';
import { type BookSource, type OnShare, oneLine, titleOfName } from './book-source';
import { declaredEncoding, decodeText } from './decode-text';
import { type ContentsEntry, readContents } from './epub-contents';
import { type EpubItem, readPackage } from './epub-package';
import { type ChapterPart, type ChapterStart, writtenChapters } from './headed-chapters';
import { ImageBudget, imageType } from './image-budget';
import { importError } from './import-failures';
import { IMPORT_LIMITS } from './import-limits';
import { element, elementsOf, findElement, type MarkupElement, textOf } from './markup';
import { parseMarkup } from './parse-markup';
import { isRemote, resolvePath } from './resolve-path';
import type { SanitiseContext } from './sanitise';
import { bookId } from './single-document';
import { splitMarkup } from './split-markup';
import { ZipArchive } from './zip-archive';

/** An EPUB 2 or 3: chapters by its table of contents, in the order of its spine. */
export async function readEpub(source: BookSource, onShare: OnShare): Promise<ParsedBook> {
  const archive = new ZipArchive(source.bytes);
  const facts = readPackage(archive);
  const chapters = new EpubChapters(archive, facts.spine, readContents(archive, facts));
  const content = chapters.read(facts.nav, onShare);
  if (content.length === 0) throw importError('empty');
  if (content.every(({ characters }) => characters === 0)) throw importError('no-text');
  const cover = facts.cover === undefined ? undefined : archive.read(facts.cover);
  return {
    title: source.title || facts.title || titleOfName(source.name) || (content[0]?.title ?? ''),
    authors: facts.authors,
    language: facts.language,
    format: 'epub',
    chapters: content,
    cover: coverImage(cover),
  };
}

function coverImage(bytes: Uint8Array<ArrayBuffer> | undefined): Blob | undefined {
  const type = bytes && bytes.length <= IMPORT_LIMITS.image * 2 ? imageType(bytes) : undefined;
  return bytes && type ? new Blob([bytes], { type }) : undefined;
}

class EpubChapters {
  readonly #images = new ImageBudget();
  /** Number of each text in the spine, for its identifiers. */
  readonly #numbers = new Map<string, number>();
  readonly #entries = new Map<string, ContentsEntry[]>();
  readonly #hasContents: boolean;

  constructor(
    private readonly archive: ZipArchive,
    private readonly spine: readonly EpubItem[],
    contents: readonly ContentsEntry[],
  ) {
    for (const [at, { path }] of spine.entries()) this.#numbers.set(path, at);
    const found = contents.filter(({ path }) => this.#numbers.has(path));
    for (const entry of found) {
      const own = this.#entries.get(entry.path);
      if (own) own.push(entry);
      else this.#entries.set(entry.path, [entry]);
    }
    // Contents with a single entry are those of a program that made none.
    this.#hasContents = found.length > 1;
  }

  read(nav: string | undefined, onShare: OnShare): ChapterContent[] {
    const chapters: { start: ChapterStart | undefined; parts: ChapterPart[] }[] = [];
    for (const [at, { path }] of this.spine.entries()) {
      onShare(at / this.spine.length);
      // The table of contents is shown by the app; read aloud, it would be noise.
      const bytes = path === nav ? undefined : this.archive.read(path);
      if (!bytes) continue;
      for (const { start, part } of this.#partsOf(path, bytes)) {
        const open = chapters.at(-1);
        if (open && !start) open.parts.push(part);
        else chapters.push({ start, parts: [part] });
      }
    }
    return writtenChapters(chapters);
  }

  #partsOf(path: string, bytes: Uint8Array<ArrayBuffer>) {
    const page = parseMarkup(decodeText(bytes, declaredEncoding(bytes)));
    const body = findElement(page, 'body') ?? page;
    const context = this.#context(path);
    const { atStart, startOf } = this.#hasContents
      ? startsByContents(this.#entries.get(path) ?? [])
      : startsByHeadings(body);
    const { lang, 'xml:lang': xmlLang } = findElement(page, 'html')?.attributes ?? {};
    const marks: Record<string, string> = {};
    if (lang ?? xmlLang) marks.lang = lang ?? xmlLang ?? '';
    const parts = splitMarkup(body, startOf).map(({ start, root }) => ({ start, root }));
    const [first, second] = parts;
    if (first) first.start = atStart;
    // Where nothing stands before the first place, the file begins with it.
    if (first && second && isBlank(first.root)) {
      second.start = joinedStarts(atStart, second.start);
      parts.shift();
    }
    // What links to the whole file lead to.
    parts[0]?.root.children.unshift(element('span', { id: '' }));
    return parts.map(({ start, root }) => ({
      start,
      part: { root: element('', {}, element('div', marks, ...root.children)), context },
    }));
  }

  #context(path: string): SanitiseContext {
    const prefix = `s${this.#numbers.get(path)}-`;
    const used = new Set<string>();
    return {
      id: (id) => {
        if (used.has(id)) return undefined;
        used.add(id);
        return bookId(prefix, id);
      },
      target: (href) => {
        if (isRemote(href)) return undefined;
        const place = resolvePath(path, href);
        const number = this.#numbers.get(place.path);
        return number === undefined ? undefined : bookId(`s${number}-`, place.fragment);
      },
      image: (src) => {
        if (isRemote(src)) return this.#images.ofAddress(src);
        const place = resolvePath(path, src).path;
        if (this.archive.compressedSize(place) > IMPORT_LIMITS.image) return undefined;
        const bytes = this.archive.read(place);
        return bytes && this.#images.ofBytes(bytes);
      },
    };
  }
}

/** Where chapters begin in a file. */
interface Starts {
  readonly atStart: ChapterStart | undefined;
  readonly startOf: (element: MarkupElement) => ChapterStart | undefined;
}

function startsByContents(entries: readonly ContentsEntry[]): Starts {
  const byFragment = new Map<string, ChapterStart>();
  for (const { fragment, title, level } of entries) {
    const start = joinedStarts(byFragment.get(fragment), { title, level });
    if (start) byFragment.set(fragment, start);
  }
  return {
    atStart: byFragment.get(''),
    startOf: ({ name, attributes: { id, name: anchor } }) => {
      const place = id ?? (name === 'a' ? anchor : undefined);
      const start = place ? byFragment.get(place) : undefined;
      // The first element of this name, where there are more.
      if (place && start) byFragment.delete(place);
      return start;
    },
  };
}

/** A part and its first chapter often begin at the same place. */
function joinedStarts(
  outer: ChapterStart | undefined,
  inner: ChapterStart | undefined,
): ChapterStart | undefined {
  if (!outer || !inner) return outer ?? inner;
  return { title: `${outer.title} – ${inner.title}`, level: outer.level };
}

function isBlank(root: MarkupElement): boolean {
  return textOf(root).trim() === '' && findElement(root, 'img', 'image') === undefined;
}

function startsByHeadings(body: MarkupElement): Starts {
  const [first, ...others] = [...elementsOf(body)].filter(
    (found) => /^h[12]$/.test(found.name) && oneLine(textOf(found)) !== '',
  );
  const startAt = (heading: MarkupElement): ChapterStart => ({
    title: oneLine(textOf(heading)),
    level: Number(heading.name.charAt(1)),
  });
  const later = new Set(others);
  return {
    atStart: first ? startAt(first) : { title: '', level: 1 },
    startOf: (found) => (later.has(found) ? startAt(found) : undefined),
  };
}
