import type { Pronunciation } from '../../contracts/text';
import { damaged } from './archive-entries';
import { BOOK_FORMATS, type Bookmark, type ChapterInfo, type TextAnchor } from './book';
import { libraryError } from './library-error';
import type { BookRecord, StateRecord } from './library-schema';

/** The first entry of an archive. */
export interface ArchiveHead {
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  /** What the app's own settings were, by their names. */
  readonly preferences: Readonly<Record<string, unknown>>;
}

/** What an archive says of a book, besides its chapters and its cover. */
export interface ArchivedBook {
  readonly book: Omit<BookRecord, 'storedBytes'>;
  /** MIME type of the cover; undefined if there is none. */
  readonly coverType: string | undefined;
  readonly state: StateRecord;
  readonly bookmarks: readonly Bookmark[];
}

/** Tells a library from any other archive. */
const FORMAT = 'kokoro-speak-library';
/** Goes up when older versions of the app could not read a new archive any more. */
const VERSION = 1;
/** Images that nothing can be hidden in. */
const COVERS = /^image\/(?:png|jpeg|webp|gif|avif|bmp)$/;

type Fields = Readonly<Record<string, unknown>>;
type Read<T> = (value: unknown, name: string) => T;

/** The text of the first entry, to be read by people too. */
export function formatHead({ exportedAt, preferences }: ArchiveHead): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exportedAt, preferences }, undefined, 2)}\n`;
}

/** Reads the first entry. Throws `not-a-library`, `newer-archive`, `damaged-archive`. */
export function parseHead(json: string): ArchiveHead {
  const head = fields(parsed(json), 'it');
  if (head.format !== FORMAT)
    throw libraryError('not-a-library', { problem: 'it holds something else' });
  if (head.version !== VERSION) throw libraryError('newer-archive', { version: `${head.version}` });
  return {
    exportedAt: number(head.exportedAt, 'exportedAt'),
    preferences: fields(head.preferences, 'preferences'),
  };
}

/** The text of a book's entry. */
export function formatBook(archived: ArchivedBook): string {
  return `${JSON.stringify(archived, undefined, 2)}\n`;
}

/** Reads a book's entry. Throws `damaged-archive` that names the first field that cannot be. */
export function parseBook(json: string): ArchivedBook {
  const { book, coverType, state, bookmarks } = fields(parsed(json), 'a book');
  const { id, ...known } = bookFields(fields(book, 'book'));
  const cover = optional(text)(coverType, 'coverType');
  if (cover !== undefined && !COVERS.test(cover)) throw wrong('coverType');
  return {
    book: { id, ...known },
    coverType: cover,
    state: stateFields(fields(state, 'state'), id),
    bookmarks: list(bookmarkOf(id))(bookmarks, 'bookmarks'),
  };
}

function bookFields(book: Fields): Omit<BookRecord, 'storedBytes'> {
  const format = BOOK_FORMATS.find((known) => known === book.format);
  if (!format) throw wrong('format');
  return {
    id: text(book.id, 'id'),
    title: text(book.title, 'title'),
    authors: list(text)(book.authors, 'authors'),
    language: optional(text)(book.language, 'language'),
    format,
    fileName: optional(text)(book.fileName, 'fileName'),
    hash: text(book.hash, 'hash'),
    bytes: number(book.bytes, 'bytes'),
    addedAt: number(book.addedAt, 'addedAt'),
    chapters: list(chapterInfo)(book.chapters, 'chapters'),
  };
}

const chapterInfo: Read<ChapterInfo> = (value, name) => {
  const { title, level, characters } = fields(value, name);
  return {
    title: text(title, 'title'),
    level: number(level, 'level'),
    characters: number(characters, 'characters'),
  };
};

function stateFields(state: Fields, bookId: string): StateRecord {
  return {
    bookId,
    position: optional(anchor)(state.position, 'position'),
    progress: Math.min(1, number(state.progress, 'progress')),
    voice: optional(text)(state.voice, 'voice'),
    rate: optional(number)(state.rate, 'rate'),
    // What each says is checked by whoever reads with it, as in any file of pronunciations.
    lexicon: list((value, name) => fields(value, name) as Pronunciation)(state.lexicon, 'lexicon'),
    listened: number(state.listened, 'listened'),
    openedAt: optional(number)(state.openedAt, 'openedAt'),
    savedAt: number(state.savedAt, 'savedAt'),
  };
}

function bookmarkOf(bookId: string): Read<Bookmark> {
  return (value, name) => {
    const bookmark = fields(value, name);
    return {
      id: text(bookmark.id, 'id'),
      bookId,
      anchor: anchor(bookmark.anchor, 'anchor'),
      note: text(bookmark.note, 'note'),
      createdAt: number(bookmark.createdAt, 'createdAt'),
    };
  };
}

const anchor: Read<TextAnchor> = (value, name) => {
  const { chapter, offset, quote, before } = fields(value, name);
  return {
    chapter: number(chapter, 'chapter'),
    offset: number(offset, 'offset'),
    quote: text(quote, 'quote'),
    before: text(before, 'before'),
  };
};

const text: Read<string> = (value, name) => {
  if (typeof value !== 'string') throw wrong(name);
  return value;
};

const number: Read<number> = (value, name) => {
  if (typeof value !== 'number' || !(value >= 0)) throw wrong(name);
  return value;
};

function optional<T>(read: Read<T>): Read<T | undefined> {
  return (value, name) => (value === undefined ? undefined : read(value, name));
}

function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value, name) => {
    if (!Array.isArray(value)) throw wrong(name);
    return value.map((each) => read(each, name));
  };
}

const fields: Read<Fields> = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name);
  return value as Fields;
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw damaged('a part of it is no JSON', cause);
  }
}

function wrong(name: string): Error {
  return damaged(`“${name}” is not what it has to be`);
}
