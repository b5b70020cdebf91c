import type { FAILURE_TEXT } from './failure-text';

/** Every way in which speech can fail. A closed union: each code has a test that produces it. */
export type FailureCode = keyof typeof FAILURE_TEXT;

/** The finer cause inside a code; each has its own sentence in {@link FAILURE_TEXT}. */
export type FailureReason<C extends FailureCode = FailureCode> = C extends FailureCode
  ? keyof (typeof FAILURE_TEXT)[C] & string
  : never;

/** Values that fill the placeholders of a failure's sentence, and help whoever reads a report. */
export type FailureDetails = Readonly<Record<string, string | number | boolean>>;

/** A failure as plain data: it survives structured clone, storage and JSON. */
export interface SpeechFailure {
  readonly code: FailureCode;
  readonly reason: FailureReason;
  /** A full sentence for a person: what happened and what to do next. */
  readonly message: string;
  /** Whether the same call can succeed later without any change to its arguments. */
  readonly retryable: boolean;
  readonly details: FailureDetails;
  /** The underlying error's own words, for a bug report; never shown to a reader. */
  readonly cause?: string;
}
