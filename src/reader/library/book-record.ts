import type { Book } from './book';
import type { BookRecord, CoverRecord } from './library-schema';

/** A book as it is handed out. */
export function bookOf(record: BookRecord, cover: CoverRecord | undefined): Book {
  const { storedBytes: _, ...book } = record;
  return { ...book, cover: cover && new Blob([cover.bytes], { type: cover.type }) };
}

/** A cover as it is stored. Read before a transaction begins, which would not wait for it. */
export async function coverRecord(
  bookId: string,
  cover: Blob | undefined,
): Promise<CoverRecord | undefined> {
  return cover && { bookId, type: cover.type, bytes: await cover.arrayBuffer() };
}

/** Bytes that a book takes: its text as UTF-8, and its cover. */
export function storedBytes(
  chapters: readonly { readonly html: string }[],
  cover: CoverRecord | undefined,
): number {
  const encoder = new TextEncoder();
  return chapters.reduce(
    (sum, { html }) => sum + encoder.encode(html).byteLength,
    cover?.bytes.byteLength ?? 0,
  );
}

/** A random UUID; also on pages that are not served over https, where the browser makes none. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const [version = 0, variant = 0] = [bytes[6], bytes[8]];
  bytes[6] = (version & 0x0f) | 0x40;
  bytes[8] = (variant & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
