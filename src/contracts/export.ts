import type { SpeakOptions } from './engine';
import type { TextSpan } from './text';

/** The sound files that can be written. */
export const EXPORT_FORMATS = Object.freeze(['wav', 'ogg', 'webm', 'mp3', 'm4a', 'm4b'] as const);
/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * The forms of captions: SubRip; WebVTT by sentence, by word, and by sentence with a timestamp before each word; the chapters as
 * WebVTT; times as JSON. docs/export.md describes each.
 */
export const CAPTION_FORMATS = Object.freeze([
  'srt',
  'vtt',
  'vtt-words',
  'vtt-timestamps',
  'vtt-chapters',
  'json',
] as const);
/** One of {@link CAPTION_FORMATS}. */
export type CaptionFormat = (typeof CAPTION_FORMATS)[number];

/** A word of a {@link TimedSentence}; seconds from the start of the file. */
export interface TimedWord {
  readonly start: number;
  readonly end: number;
  /** As it is written, with the punctuation that touches it. */
  readonly text: string;
  /** Whether no space stands before it, as after a dash. */
  readonly glued?: boolean;
  /** Where the word stands in the author's text. */
  readonly source?: TextSpan;
}

/** What is spoken in one piece, a sentence as a rule; seconds from the start of the file. */
export interface TimedSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly TimedWord[];
  /** Whether a paragraph ends with it. */
  readonly paragraphEnd?: boolean;
}

/** A chapter, in seconds from the start of the file. */
export interface TimedChapter {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** Everything that captions are made of. */
export interface Transcript {
  /** Seconds. */
  readonly duration: number;
  readonly title?: string;
  readonly sentences: readonly TimedSentence[];
  readonly chapters: readonly TimedChapter[];
}

/** Where a chapter begins. */
export interface ChapterMark {
  readonly title: string;
  /** Offset in the author's text, in UTF-16 code units: the chapter begins with the first word at or after it. */
  readonly at: number;
}

/**
 * Where the sound goes. Default: a file in the origin's private storage, which comes back as a `Blob` that lies on the disk.
 * A stream that cannot seek gets its bytes in order.
 */
export type ExportTarget =
  | FileSystemFileHandle
  | FileSystemWritableFileStream
  | WritableStream<Uint8Array<ArrayBuffer>>;

/** How a text is written to a file. */
export interface ExportOptions extends SpeakOptions {
  readonly format: ExportFormat;
  /** Bits per second of a compressed format; default 48,000 for Opus and 64,000 for MP3 and AAC. */
  readonly bitrate?: number;
  readonly captions?: readonly CaptionFormat[];
  readonly target?: ExportTarget;
  /** Put into the file where the format has a place for it, and into the JSON. */
  readonly title?: string;
  /** In order. M4A and M4B files hold them; for other formats there are the captions `vtt-chapters` and `json`. */
  readonly chapters?: readonly ChapterMark[];
  /**
   * Whether text and options are kept on the device until the export is over, so that the page can offer to begin again after a
   * reload; default for texts of more than 5,000 characters.
   */
  readonly remember?: boolean;
}

/** How far an export has come. */
export interface ExportProgress {
  /** Characters of the text that are in the file, of {@link total}. */
  readonly done: number;
  readonly total: number;
  /** Seconds of sound that are in the file. */
  readonly seconds: number;
  /** Bytes that were handed to the target. */
  readonly bytes: number;
}

/** A finished export. */
export interface ExportResult {
  readonly format: ExportFormat;
  /** The sound, on the disk; undefined where a target took it. It is good until {@link dispose}, or the page, ends. */
  readonly blob: Blob | undefined;
  readonly bytes: number;
  /** Seconds. */
  readonly duration: number;
  /** The texts that were asked for, by their form. */
  readonly captions: Readonly<Partial<Record<CaptionFormat, string>>>;
  /** The voice that spoke last: the fallback's, where it stepped in. */
  readonly voice: string;
  /** Removes the private file behind {@link blob}; does nothing where there is none. */
  dispose(): Promise<void>;
}

/** The events of an export, by name, with their `detail`. */
export interface ExportEventMap {
  readonly progress: ExportProgress;
}

/** What this browser can do with a format. */
export interface ExportFormatInfo {
  readonly format: ExportFormat;
  /** Without a dot. */
  readonly extension: string;
  readonly type: string;
  /** A name for a menu. */
  readonly label: string;
  readonly available: boolean;
}

/** An export that a page began and did not live to see the end of. */
export interface UnfinishedExport {
  readonly id: string;
  readonly text: string;
  /** What it was begun with, without target and signal. */
  readonly options: Omit<ExportOptions, 'target' | 'signal'>;
  /** How far it had come. */
  readonly progress: Pick<ExportProgress, 'done' | 'total' | 'seconds'>;
  /** Milliseconds since 1970. */
  readonly begun: number;
}
