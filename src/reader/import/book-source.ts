import type { ParsedBook } from '../library/book';

/** What is imported: a file's bytes, or a text that was pasted or shared. */
export interface BookSource {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `''` for a text without a file. */
  readonly name: string;
  /** MIME type, as the system gives it; `''` if it does not. */
  readonly type: string;
  /** Given by whoever shared the text. */
  readonly title: string | undefined;
}

/** Hears how much of a book is read, 0 to 1. */
export type OnShare = (share: number) => void;

/** Makes a book of a source. Throws {@link ImportError}; whatever else it throws means that the file is damaged. */
export type BookReader = (source: BookSource, onShare: OnShare) => Promise<ParsedBook>;

/** A title for a file that has none: its name without the ending, `my_book.txt` as `my book`. */
export function titleOfName(name: string): string {
  return name
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words on one line, at most 300 characters. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

/** A BCP 47 tag as it should be written; undefined for anything else. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written?.trim().replaceAll('_', '-');
  if (!tag || /^(?:und|zxx|mul)\b/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
