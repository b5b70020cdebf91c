import type { FAILURE_TEXT } from './failure-text';

/** Every way in which speech can fail. A closed union: each code has a test that produces it. */
export type FailureCode = keyof typeof FAILURE_TEXT;

/** The finer cause inside a code; each has its own sentence in {@link FAILURE_TEXT}. */
export type FailureReason<C extends FailureCode = FailureCode> = C extends FailureCode
  ? keyof (typeof FAILURE_TEXT)[C] & string
  : never;

/** Values that fill the placeholders of a failure's sentence, and help whoever reads a report. */
export type FailureDetails = Readonly<Record<string, string | number | boolean>>;

/** What one of several sources did. */
export interface SourceFault {
  /** `huggingface.co` */
  readonly host: string;
  readonly reason: FailureReason;
  readonly details: FailureDetails;
}

/** A failure as plain data: it survives structured clone, storage and JSON. */
export interface SpeechFailure {
  readonly code: FailureCode;
  readonly reason: FailureReason;
  /** A full sentence for a person, in English: what happened and what to do next. */
  readonly message: string;
  /** Whether the same call can succeed later without any change to its arguments. */
  readonly retryable: boolean;
  readonly details: FailureDetails;
  /** What each source did, where several were asked; in {@link details} the same in words. */
  readonly sources?: readonly SourceFault[];
  /** The underlying error's own words, for a bug report; never shown to a reader. */
  readonly cause?: string;
}
