import { type Filling, fill } from '../../shared/fill';
import { LIBRARY_FAILURE_TEXT, type LibraryFailureCode } from './library-failure-text';

/** A failure of the library as plain data. */
export interface LibraryFailure {
  readonly code: LibraryFailureCode;
  /** A full sentence for a person: what happened and what to do next. */
  readonly message: string;
  readonly details: Filling;
  /** The underlying error's own words, for a bug report. */
  readonly cause?: string;
}

/** What every call of the library rejects with. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  constructor(readonly failure: LibraryFailure) {
    super(failure.message);
  }

  /** The failure's code, for a `switch`. */
  get code(): LibraryFailureCode {
    return this.failure.code;
  }
}

/** Makes an error with the table's sentence for it, filled from the details. */
export function libraryError(
  code: LibraryFailureCode,
  details: Filling = {},
  cause?: unknown,
): LibraryError {
  const message = fill(LIBRARY_FAILURE_TEXT[code], details);
  const known = { code, message, details };
  return new LibraryError(cause === undefined ? known : { ...known, cause: String(cause) });
}

/** Throws `cancelled` if the signal says so. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw libraryError('cancelled');
}

/** What the library says about whatever the database threw while it was opened. */
export function openingError(cause: unknown): LibraryError {
  const name = cause instanceof DOMException ? cause.name : '';
  if (cause instanceof LibraryError) return cause;
  if (name === 'VersionError') return libraryError('newer', {}, cause);
  if (name === 'QuotaExceededError') return libraryError('full', {}, cause);
  return libraryError('unavailable', {}, cause);
}

/** What the library says about whatever was thrown by a transaction. */
export function transactionError(cause: unknown): LibraryError {
  if (cause instanceof LibraryError) return cause;
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError')
    return libraryError('full', {}, cause);
  const problem = cause instanceof Error && cause.message ? cause.message : String(cause);
  return libraryError('failed', { problem: problem.replace(/\.$/, '') }, cause);
}
