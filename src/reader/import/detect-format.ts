import type { BookFormat } from '../library/book';
import type { BookSource } from './book-source';
import { importError } from './import-failures';

/** Files that somebody may take for a book, by their first bytes. */
const OTHERS: readonly (readonly [start: string, name: string])[] = [
  ['{\\rtf', 'an RTF document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture or a recording'],
  ['ID3', 'a recording'],
  ['OggS', 'a recording'],
  ['fLaC', 'a recording'],
  ['Rar!', 'a RAR archive'],
  ["7z\xbc\xaf'", 'a 7-Zip archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['ITSF', 'a Windows help file'],
  ['AT&TFORM', 'a DjVu file'],
  ['MZ', 'a program'],
  ['\x7fELF', 'a program'],
  ['SQLite format 3', 'a database'],
];

/**
 * What a file is: by its content first, so that a renamed file is still recognised, then by name and MIME type.
 * Throws `unknown-format` for what is no text.
 * @param entries names of the files inside, if it is a zip archive
 */
export function detectFormat(
  { bytes, name, type }: BookSource,
  entries: (() => ReadonlySet<string>) | undefined = undefined,
): BookFormat {
  const start = latin(bytes, 0, 1024);
  if (/(?:^|[\r\n\0])%PDF-\d/.test(start)) return 'pdf';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return archiveFormat(entries?.() ?? new Set(), start);
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw oldOffice(bytes);
  if (/^(?:BOOKMOBI|TEXtREAd)/.test(start.slice(60))) throw unknown('a Kindle (MOBI) book');
  for (const [first, found] of OTHERS) if (start.startsWith(first)) throw unknown(found);
  if (isBinary(bytes)) throw unknown('a file without text');
  return textFormat(start, name.toLowerCase(), type.toLowerCase());
}

function archiveFormat(entries: ReadonlySet<string>, start: string): BookFormat {
  const names = [...entries];
  if (entries.has('META-INF/container.xml') || start.includes('mimetypeapplication/epub+zip'))
    return 'epub';
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  if (names.some((name) => /\.opf$/i.test(name))) return 'epub';
  if (names.some((name) => name.startsWith('xl/'))) throw unknown('a spreadsheet');
  if (names.some((name) => name.startsWith('ppt/'))) throw unknown('a presentation');
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument'))
    throw unknown('an OpenDocument file');
  throw unknown('a zip archive');
}

function oldOffice(bytes: Uint8Array): Error {
  // The directory of such a file names what is in it in UTF-16.
  const names = latin(bytes, 0, bytes.length > 4_000_000 ? 4_000_000 : bytes.length);
  const wide = (word: string) => [...word].join('\0');
  if (names.includes(wide('EncryptedPackage'))) return importError('encrypted');
  return unknown('an older Office document (before 2007)');
}

function textFormat(start: string, name: string, type: string): BookFormat {
  if (/\.(?:md|markdown|mdown|mkd)$/.test(name)) return 'markdown';
  const head = start
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(head))
    return 'html';
  if (/\.(?:html?|xhtml|xht)$/.test(name)) return 'html';
  if (/\.(?:txt|text|log)$/.test(name)) return 'text';
  if (/^(?:text\/html|application\/xhtml\+xml)/.test(type)) return 'html';
  if (/^text\/(?:x-)?markdown/.test(type)) return 'markdown';
  return 'text';
}

/** Whether bytes hold what no text does. UTF-16 has zeros on one side only. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  if ((sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff))
    return false;
  let controls = 0;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    else if (byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27) controls++;
  }
  const [even = 0, odd = 0] = zeros;
  const isWide =
    Math.max(even, odd) > sample.length * 0.3 && Math.min(even, odd) < sample.length * 0.05;
  return controls > sample.length * 0.02 || (even + odd > 0 && !isWide);
}

function unknown(found: string): Error {
  return importError('unknown-format', { found });
}

/** Bytes as characters of the same number. */
function latin(bytes: Uint8Array, from: number, to: number): string {
  const parts: string[] = [];
  for (let at = from; at < Math.min(to, bytes.length); at += 0x4000)
    parts.push(String.fromCharCode(...bytes.subarray(at, Math.min(at + 0x4000, to))));
  return parts.join('');
}
