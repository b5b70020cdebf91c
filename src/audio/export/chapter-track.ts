import type { TimedChapter } from '../../contracts/export';
import { box, boxesIn, bytes, join, long, words } from './mp4-box';

/** Ticks of the chapter track in a second. */
const TIMESCALE = 1000;
/** Chapters and bytes of a title that Nero's list has room for. */
const MOST = 255;
/** Nero's list counts in tenths of a microsecond. */
const NERO_TIMESCALE = 1e7;
/** What leaves a picture as it is: three columns of three numbers. */
const IDENTITY = join(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
/** “und”, in three times five bits. */
const UNDETERMINED = 0x55c4;
const UTF8 = join(12, new TextEncoder().encode('encd'), 0x100);

/** A movie box with chapters, and the bytes that stand before it in the file. */
export interface ChapteredMovie {
  readonly titles: Uint8Array<ArrayBuffer>;
  readonly movie: Uint8Array<ArrayBuffer>;
}

/**
 * Gives an M4A file chapters, which mediabunny does not write: as a disabled text track that the sound refers to, which Apple's
 * players read, and as Nero's list, which most others do.
 * (https://developer.apple.com/documentation/quicktime-file-format/chapter_lists)
 * @param movie the `moov` box of a file with one track
 * @param position where it stands in the file, at its end; `titles` take that place and it follows them
 * @param chapters at least one; the first is taken to begin with the file
 */
export function withChapters(
  movie: Uint8Array<ArrayBuffer>,
  position: number,
  chapters: readonly TimedChapter[],
): ChapteredMovie {
  const samples = chapters.map(({ title }) => titleSample(title));
  const titles = box('mdat', ...samples);
  const parts = boxesIn(movie);
  const header = parts.find(({ type }) => type === 'mvhd');
  if (!header) throw new Error('a movie without a header');
  const view = new DataView(header.bytes.buffer, header.bytes.byteOffset, header.bytes.byteLength);
  const isLong = header.bytes[8] === 1;
  const timescale = view.getUint32(isLong ? 28 : 20);
  // Its last number is the id that the next track is to have.
  const idAt = header.bytes.length - 4;
  const id = view.getUint32(idAt);
  const track = chapterTrack({ id, timescale, chapters, samples, position: position + 8 });
  const changed = parts.map(({ type, bytes: whole }) => {
    if (type === 'mvhd') return join(whole.subarray(0, idAt), id + 1);
    if (type === 'trak') return box('trak', whole.subarray(8), box('tref', box('chap', id)));
    return whole;
  });
  const userData = parts.find(({ type }) => type === 'udta')?.bytes.subarray(8) ?? new Uint8Array();
  const kept = changed.filter((_, index) => parts[index]?.type !== 'udta');
  const list = box('udta', userData, neroList(chapters));
  return { titles, movie: box('moov', ...kept, track, list) };
}

interface TrackPlan {
  readonly id: number;
  /** Of the movie. */
  readonly timescale: number;
  readonly chapters: readonly TimedChapter[];
  readonly samples: readonly Uint8Array[];
  /** Of the first sample. */
  readonly position: number;
}

function chapterTrack({ id, timescale, chapters, samples, position }: TrackPlan): Uint8Array {
  const end = chapters.at(-1)?.end ?? 0;
  const starts = chapters.map(({ start }, index) => (index === 0 ? 0 : tick(start)));
  const lengths = starts.map((start, index) => (starts[index + 1] ?? tick(end)) - start);
  const sizes = samples.map(({ length }) => length);
  const places = sizes.map((_, i) => position + sizes.slice(0, i).reduce((a, b) => a + b, 0));
  const table = box(
    'stbl',
    box('stsd', 0, 1, box('text', new Uint8Array(6), words(1), new Uint8Array(44))),
    box('stts', 0, lengths.length, ...lengths.flatMap((length) => [1, length])),
    box('stsc', 0, 1, 1, 1, 1),
    box('stsz', 0, 0, sizes.length, ...sizes),
    box('co64', 0, places.length, ...places.map(long)),
  );
  const media = box(
    'minf',
    box('gmhd', box('gmin', 0, words(0x40, 0x8000, 0x8000, 0x8000, 0, 0)), box('text', IDENTITY)),
    box('dinf', box('dref', 0, 1, box('url ', 1))),
    table,
  );
  return box(
    'trak',
    // In the movie, and not enabled: nothing of it is shown.
    box(
      'tkhd',
      2,
      0,
      0,
      id,
      0,
      Math.round(end * timescale),
      0,
      0,
      words(0, 0, 0, 0),
      IDENTITY,
      0,
      0,
    ),
    box(
      'mdia',
      box('mdhd', 0, 0, 0, TIMESCALE, tick(end), words(UNDETERMINED, 0)),
      box('hdlr', 0, 0, new TextEncoder().encode('text'), 0, 0, 0, bytes(0)),
      media,
    ),
  );
}

function tick(seconds: number): number {
  return Math.round(seconds * TIMESCALE);
}

/** A title as a sample of text: its length, itself, and that it is UTF-8. */
function titleSample(title: string): Uint8Array {
  const text = new TextEncoder().encode(title);
  return join(words(text.length), text, UTF8);
}

function neroList(chapters: readonly TimedChapter[]): Uint8Array {
  const listed = chapters.slice(0, MOST);
  const entries = listed.map(({ title, start }) => {
    const text = shortened(title);
    return join(long(Math.round(start * NERO_TIMESCALE)), bytes(text.length), text);
  });
  return box('chpl', 0x01000000, 0, bytes(listed.length), ...entries);
}

/** As many whole characters as fit. */
function shortened(title: string): Uint8Array {
  const into = new Uint8Array(MOST);
  const { written } = new TextEncoder().encodeInto(title, into);
  return into.subarray(0, written);
}
