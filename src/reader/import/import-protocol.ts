import type { ParsedBook } from '../library/book';
import type { ImportFailure } from './import-failures';

/** What an import thread is asked, once. */
export interface ImportRequest {
  readonly file: Blob;
  /** `''` for a text without a file. */
  readonly name: string;
  /** MIME type; `''` if unknown. */
  readonly type: string;
  readonly title: string | undefined;
}

/** A book with what is known of its file. */
export interface ImportedBook extends ParsedBook {
  /** Undefined for a text that was pasted or shared. */
  readonly fileName: string | undefined;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
  /** Of the file. */
  readonly bytes: number;
}

/** What an import thread answers. Libraries in it post messages of their own, which have no `kind`. */
export type ImportMessage =
  | { readonly kind: 'started' }
  /** 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly book: ImportedBook }
  | { readonly kind: 'failed'; readonly failure: ImportFailure };
