import type { Language } from '../../contracts/text';
import { cardinal } from './number-words';
import { ReadingParts } from './reading-parts';
import { sticky, textAfter, textBefore, type WrittenRule } from './written-rule';

const HALF = String.raw`(?:[ap]\.\s?m\.|[ap]m)(?!\p{L})`;
const ZONE = String.raw`(?:(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|IST|JST|AE[SD]T)(?![\p{L}\p{N}]))`;
const ENDS = /^["'”’)\]\s]*$/u;

function clockWords(hour: string, minute: string | undefined, language: Language): string {
  const hours = cardinal(hour, language);
  if (minute === undefined || minute === '00') return hours;
  return `${hours} ${minute.startsWith('0') ? 'oh ' : ''}${cardinal(minute, language)}`;
}

/** A whole hour on its own: `three o'clock`, `fifteen hundred`. */
function wholeHour(hour: string, language: Language): string {
  const value = Number(hour);
  return `${cardinal(hour, language)} ${value >= 1 && value <= 12 ? "o'clock" : 'hundred'}`;
}

/** The stop of `p.m.` also ends the sentence, and is left for the punctuation. */
function halfLength(half: string, after: string): number {
  return half.endsWith('.') && ENDS.test(after) ? half.length - 1 : half.length;
}

/** `3:30`, `2:30 p.m. EST`, `14:30`, `12:00`. */
export const CLOCK: WrittenRule = {
  form: 'time',
  pattern: sticky(
    String.raw`([01]?\d|2[0-4])(:)([0-5]\d)(?![\d:])(?:\s?(${HALF}))?(?:\s?(${ZONE}))?`,
    'i',
  ),
  read(match, around) {
    const { language } = around;
    const [written, hour = '', colon = '', minute = '', half, zone] = match;
    if (zone && zone !== zone.toUpperCase()) return undefined;
    const spoken =
      minute === '00' && !half ? wholeHour(hour, language) : clockWords(hour, minute, language);
    const parts = new ReadingParts(written).word(`${hour}${colon}${minute}`, spoken);
    return addHalf(parts, half, zone, textAfter(around)).reading();
  },
};

/** `5pm`, `5 p.m.`, and the British `2.30 pm`. */
export const HOUR: WrittenRule = {
  form: 'time',
  pattern: sticky(
    String.raw`(0?\d|1\d|2[0-4])(?:(\.)([0-5]\d))?\s?(${HALF})(?:\s?(${ZONE}))?`,
    'i',
  ),
  read(match, around) {
    const [written, hour = '', stop = '', minute, half, zone] = match;
    if (zone && zone !== zone.toUpperCase()) return undefined;
    const parts = new ReadingParts(written).word(
      `${hour}${stop}${minute ?? ''}`,
      clockWords(hour, minute, around.language),
    );
    return addHalf(parts, half, zone, textAfter(around)).reading();
  },
};

function addHalf(
  parts: ReadingParts,
  half: string | undefined,
  zone: string | undefined,
  after: string,
): ReadingParts {
  if (half) {
    const length = zone ? half.length : halfLength(half, after);
    parts.word(half.slice(0, length), `${half.charAt(0).toUpperCase()}M`, true);
    if (length < half.length) parts.mark('.', '.');
  }
  return parts.word(zone, zone?.toUpperCase() ?? '', true);
}

function count(digits: string, unit: string, language: Language): string {
  const words = cardinal(digits, language);
  return `${words} ${unit}${words === 'one' ? '' : 's'}`;
}

/** `2:15:30`: hours, minutes and seconds; with `pm` it is a time of day. */
export const LONG_CLOCK: WrittenRule = {
  form: 'duration',
  pattern: sticky(
    String.raw`(\d{1,3}):([0-5]\d):([0-5]\d)(\.\d+)?(?![\d:])(?:\s?(${HALF}))?(?:\s?(${ZONE}|Z(?!\p{L})))?`,
    'i',
  ),
  read(match, around) {
    const { language } = around;
    const [written, hours = '', minutes = '', seconds = '', fraction = '', half, zone] = match;
    const clock = written.slice(0, hours.length + 6 + fraction.length);
    const last = count(seconds, 'second', language);
    const spoken =
      half || zone
        ? clockWords(hours, minutes, language) + (seconds === '00' ? '' : ` and ${last}`)
        : `${count(hours, 'hour', language)} ${count(minutes, 'minute', language)} and ${last}`;
    const parts = new ReadingParts(written).word(clock, spoken);
    if (/^z$/i.test(zone ?? '')) return parts.word(zone, 'UTC', true).reading();
    return addHalf(parts, half, zone, textAfter(around)).reading();
  },
};

/** `1h 30m`, `2h 5m 10s`, `1h30`. */
export const DURATION: WrittenRule = {
  form: 'duration',
  pattern: sticky(
    String.raw`(\d{1,3})\s?(h(?:rs?)?)\.?\s?(\d{1,2})(?:\s?(m(?:ins?)?)(?:\.?\s?(\d{1,2})\s?(s(?:ecs?)?))?)?(?![\p{L}\p{N}])`,
  ),
  read(match, { language }) {
    const [written, hours = '', hourUnit, minutes = '', minuteUnit, seconds, secondUnit] = match;
    const minuteWords = minuteUnit
      ? count(minutes, 'minute', language)
      : cardinal(minutes, language);
    const parts = new ReadingParts(written)
      .word(
        written.slice(0, written.indexOf(hourUnit ?? '') + (hourUnit?.length ?? 0)),
        count(hours, 'hour', language),
      )
      .word(minuteUnit ? written.match(/\d{1,2}\s?m(?:ins?)?/)?.[0] : minutes, minuteWords);
    if (seconds && secondUnit) {
      parts.word(written.match(/\d{1,2}\s?s(?:ecs?)?$/)?.[0], count(seconds, 'second', language));
    }
    return parts.reading();
  },
};

const COMPARES = /\b(?:ratio|odds|scale|aspect|mix|proportions?)\b[^.]*$/i;

const BIBLE_BOOK =
  /\b(?:Genesis|Exodus|Leviticus|Deuteronomy|Joshua|Judges|Samuel|Kings|Chronicles|Job|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Ezekiel|Daniel|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Colossians|Timothy|Hebrews|James|Peter|Revelation)\s+$/;

/** `16:9`, `1:100`, `3:1`: what is not a time of day. */
export const RATIO: WrittenRule = {
  form: 'ratio',
  pattern: sticky(String.raw`(\d{1,4}):(\d{1,6})(?![\d:])`),
  read([, left = '', right = ''], around) {
    const isVerse = BIBLE_BOOK.test(textBefore(around));
    if (isVerse) {
      return { spoken: `${cardinal(left, around.language)} ${cardinal(right, around.language)}` };
    }
    const isRatio =
      right.length === 1 || right.length > 2 || left === '1' || COMPARES.test(textBefore(around));
    if (!isRatio || (left !== '1' && right.length > 2) || left.startsWith('0')) return undefined;
    const { language } = around;
    return { spoken: `${cardinal(left, language)} to ${cardinal(right, language)}` };
  },
};
