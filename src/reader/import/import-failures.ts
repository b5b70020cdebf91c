import { fill } from '../../shared/fill';

/** What a person reads when a file cannot be imported, and what to do next. Placeholders are filled from the details. */
export const IMPORT_FAILURE_TEXT = Object.freeze({
  empty: 'There is no text in it. Choose another file, or paste the text.',
  'too-large':
    'The file has {megabytes} MB; {limit} MB is the most that can be imported. Split it, or save it without its images.',
  'unknown-format':
    'This is {found}, which cannot be read here. Choose a text, Markdown, HTML, EPUB, PDF or DOCX file.',
  encrypted:
    'The file is protected by a password or copy protection, so its text cannot be read. Choose a file without protection.',
  damaged: 'The file is damaged or incomplete. Download or export it again, then try once more.',
  'no-text':
    'The file holds pictures of pages, not text. Run text recognition (OCR) on it first, then import the result.',
  'too-complex':
    'The file unpacks to more than a book can be ({what}), so reading it was stopped. Export the book again in a simpler form.',
  unreadable:
    'The file could not be read from the device. Check that it still exists, then choose it again.',
  'not-loaded':
    'The part that reads this kind of file could not be loaded. Check the connection, then try again.',
  interrupted:
    'Reading the file was interrupted; perhaps memory ran out. Close other tabs, then try again.',
  cancelled: 'The import was cancelled. Nothing was added.',
} as const);

/** Every way in which an import can fail. */
export type ImportFailureCode = keyof typeof IMPORT_FAILURE_TEXT;

/** Why a file was not imported, as data: it crosses threads. */
export interface ImportFailure {
  readonly code: ImportFailureCode;
  /** English: what happened and what to do next. */
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
  /** The underlying error's own words, for a bug report. */
  readonly cause?: string;
}

/** What an import rejects with. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  constructor(readonly failure: ImportFailure) {
    super(failure.message);
  }

  /** The failure's code, for a `switch`. */
  get code(): ImportFailureCode {
    return this.failure.code;
  }
}

/**
 * An error with the table's sentence.
 * @param details fills the sentence's placeholders
 */
export function importError(
  code: ImportFailureCode,
  details: ImportFailure['details'] = {},
  cause?: unknown,
): ImportError {
  return new ImportError({
    code,
    message: fill(IMPORT_FAILURE_TEXT[code], details),
    details,
    ...(cause === undefined ? {} : { cause: String(cause) }),
  });
}

/** The failure inside an error; anything that is not an {@link ImportError} becomes `damaged`. */
export function toImportFailure(error: unknown): ImportFailure {
  return (error instanceof ImportError ? error : importError('damaged', {}, error)).failure;
}
