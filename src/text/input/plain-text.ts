import type { Language, Verbosity } from '../../contracts/text';
import { givenSound, INLINE_START, readInline } from './inline-pronunciation';
import { leftOut } from './left-out';
import { OffsetMap } from './offset-map';
import type { ReadingNote, ReadingText } from './reading-text';

/** A text as it stands, without looking for anything in it. */
export function wholeText(source: string): ReadingText {
  const whole = { start: 0, end: source.length, pauseAfter: undefined };
  const blocks = source === '' ? [] : [whole];
  return {
    source,
    text: source,
    map: undefined,
    blocks,
    notes: [],
    styles: [],
    marks: [],
    dropped: [],
  };
}

/** Plain text: line ends are the author's structure; inline pronunciations are heard and not read. */
export function readPlainText(
  source: string,
  language: Language,
  verbosity: Verbosity,
): ReadingText {
  const parts: string[] = [];
  const map = new OffsetMap();
  const notes: ReadingNote[] = [];
  const dropped: ReadingText['dropped'][number][] = [];
  const omit = omissions(source, verbosity);
  let length = 0;
  let at = 0;
  const copy = (start: number, end: number) => {
    if (end > start) map.add(length, start, end, true);
    parts.push(source.slice(start, end));
    length += end - start;
  };
  let omitted = omit.next();
  for (let from = source.indexOf(INLINE_START); ; from = source.indexOf(INLINE_START, from + 1)) {
    const limit = from < 0 ? source.length : from;
    for (; !omitted.done && omitted.value.start < limit + 1; omitted = omit.next()) {
      const { start, end } = omitted.value;
      if (start < at) continue;
      copy(at, start);
      at = end;
    }
    if (from < 0) break;
    const inline = from >= at ? readInline(source, from) : undefined;
    if (!inline) continue;
    copy(at, inline.word.start - 1);
    const { phonemes, dropped: lost } = givenSound(
      source.slice(inline.written.start, inline.written.end),
      inline.written,
      language,
    );
    dropped.push(...lost);
    const start = length;
    copy(inline.word.start, inline.word.end);
    if (phonemes !== '') notes.push({ kind: 'phonemes', phonemes, start, end: length });
    at = inline.end;
  }
  if (at === 0) return wholeText(source);
  copy(at, source.length);
  const whole = { start: 0, end: length, pauseAfter: undefined };
  const blocks = length > 0 ? [whole] : [];
  return { source, text: parts.join(''), map, blocks, notes, styles: [], marks: [], dropped };
}

function* omissions(source: string, verbosity: Verbosity) {
  const pattern = leftOut(verbosity);
  if (!pattern) return;
  for (const { index, 0: match } of source.matchAll(pattern))
    yield { start: index, end: index + match.length };
}
