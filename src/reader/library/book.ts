import type { Pronunciation } from '../../contracts/text';

/** What a book was imported from. */
export const BOOK_FORMATS = Object.freeze([
  'text',
  'markdown',
  'html',
  'epub',
  'pdf',
  'docx',
] as const);
/** One of {@link BOOK_FORMATS}. */
export type BookFormat = (typeof BOOK_FORMATS)[number];

/** A part of a book with a heading, as a table of contents has it. */
export interface ChapterInfo {
  /** Without line breaks; `''` for a part without a heading. */
  readonly title: string;
  /** Depth in the table of contents, from 1. */
  readonly level: number;
  /** Characters of its text, as it is read. */
  readonly characters: number;
}

/** A chapter with what it says. */
export interface ChapterContent extends ChapterInfo {
  /**
   * Sanitised HTML: an allow-list of elements without any attribute but `lang`, `dir`, `id`, `alt`, `title`, `href` (`#…` within the book, or https)
   * and `src` (`data:image/…` only); no scripts, styles or remote loads.
   */
  readonly html: string;
}

/** What an importer makes of a file. */
export interface ParsedBook {
  readonly title: string;
  readonly authors: readonly string[];
  /** BCP 47; undefined where the file does not say. */
  readonly language: string | undefined;
  readonly format: BookFormat;
  readonly chapters: readonly ChapterContent[];
  /** A raster image; undefined if there is none. */
  readonly cover: Blob | undefined;
}

/** A book in the library, without its text. */
export interface Book {
  /** A random UUID. */
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: string | undefined;
  readonly format: BookFormat;
  /** Name of the file; undefined for a text that was pasted or shared. */
  readonly fileName: string | undefined;
  /** SHA-256 of the file, hexadecimal: the same file is not imported twice without asking. */
  readonly hash: string;
  /** Of the file. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  readonly chapters: readonly ChapterInfo[];
  readonly cover: Blob | undefined;
}

/** A place in a book that is found again by its text, whatever else changes. */
export interface TextAnchor {
  readonly chapter: number;
  /** Offset in the chapter's text (`textContent` of its HTML). */
  readonly offset: number;
  /** The text there, up to 64 characters, and what stands before it. */
  readonly quote: string;
  readonly before: string;
}

/** Where somebody is in a book, and how it is read to them. */
export interface ReadingState {
  readonly bookId: string;
  readonly position: TextAnchor | undefined;
  /** Share of the book's characters before {@link position}, 0 to 1. */
  readonly progress: number;
  /** Undefined: as everywhere. */
  readonly voice: string | undefined;
  readonly rate: number | undefined;
  /** Pronunciations for this book. */
  readonly lexicon: readonly Pronunciation[];
  /** Seconds listened to. */
  readonly listened: number;
  /** Milliseconds since 1970; undefined for a book that was never opened. */
  readonly openedAt: number | undefined;
}

/** A place that somebody marked. */
export interface Bookmark {
  /** A random UUID. */
  readonly id: string;
  readonly bookId: string;
  readonly anchor: TextAnchor;
  readonly note: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}
