import type { CaptionFormat, ExportProgress, ExportResult } from '../contracts/export';

/** Characters of a title. */
const TITLE = 60;
const NAME_WORDS = 6;
const MEGABYTE = 1e6;

/** Forms of captions that the page offers, and the endings of their files. */
export const CAPTION_FILES: readonly {
  readonly form: CaptionFormat;
  readonly label: string;
  readonly extension: string;
}[] = [
  { form: 'srt', label: 'SubRip (.srt)', extension: 'srt' },
  { form: 'vtt', label: 'WebVTT (.vtt)', extension: 'vtt' },
  { form: 'vtt-timestamps', label: 'WebVTT with word times', extension: 'vtt' },
  { form: 'json', label: 'Times as JSON', extension: 'json' },
];

/** A length of sound as clocks show it: `2:05`, `1:00:09`. */
export function lengthWords(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}

/** How far a file is, in a few words. */
export function progressWords({ done, total, seconds }: Omit<ExportProgress, 'bytes'>): string {
  return `${Math.floor((100 * done) / Math.max(1, total))} % · ${lengthWords(seconds)} of sound`;
}

/** What became of it. */
export function resultWords({ duration, bytes }: Pick<ExportResult, 'duration' | 'bytes'>): string {
  const size =
    bytes < MEGABYTE ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
  return `Saved: ${lengthWords(duration)}, ${size}.`;
}

/** The beginning of a text, for a title. */
export function titleOf(text: string): string {
  const line = text.trim().split(/\n/, 1)[0] ?? '';
  const words = line.replace(/\s+/g, ' ');
  return words.length <= TITLE ? words : `${words.slice(0, TITLE).replace(/\s+\S*$/, '')}…`;
}

/** A name for a text's files, without an ending. */
export function fileNameOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, NAME_WORDS).join('-') || 'speech';
}
