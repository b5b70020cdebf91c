import { FAILURE_TEXT } from '../contracts/failure-text';
import type {
  FailureCode,
  FailureDetails,
  FailureReason,
  SpeechFailure,
} from '../contracts/failures';
import type { Outcome } from '../contracts/outcome';
import { fill } from './fill';

/** Codes after which the same call may succeed. */
const RETRYABLE: ReadonlySet<FailureCode> = new Set([
  'network',
  'integrity',
  'device-lost',
  'provider-corrupt',
  'synthesis-failed',
  'not-allowed',
  'worker-lost',
  'audio-unavailable',
] satisfies FailureCode[]);

/** What every public call rejects with: an `Error` that carries the failure as data. */
export class SpeechError extends Error {
  override readonly name = 'SpeechError';
  constructor(readonly failure: SpeechFailure) {
    super(failure.message);
  }

  /** The failure's code, for a `switch`. */
  get code(): FailureCode {
    return this.failure.code;
  }
}

/**
 * Makes a failure with the table's sentence for it.
 * @param details fills the sentence's placeholders
 * @param cause the underlying error, kept as text
 */
export function createFailure<C extends FailureCode>(
  code: C,
  reason: FailureReason<C>,
  details: FailureDetails = {},
  cause?: unknown,
): SpeechFailure {
  const sentence = (FAILURE_TEXT[code] as Readonly<Record<string, string>>)[reason] ?? code;
  return {
    code,
    reason,
    message: fill(sentence, details),
    retryable: RETRYABLE.has(code),
    details,
    ...(cause === undefined ? {} : { cause: errorText(cause) }),
  };
}

/** {@link createFailure}, wrapped to be thrown. */
export function speechError<C extends FailureCode>(
  code: C,
  reason: FailureReason<C>,
  details: FailureDetails = {},
  cause?: unknown,
): SpeechError {
  return new SpeechError(createFailure(code, reason, details, cause));
}

/** The words of whatever was thrown. */
export function errorText(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}

/** The failure inside an error; anything that is not a {@link SpeechError} becomes `otherwise`. */
export function toFailure(
  error: unknown,
  otherwise: (cause: unknown) => SpeechFailure = (cause) =>
    createFailure('synthesis-failed', 'run-failed', {}, cause),
): SpeechFailure {
  return error instanceof SpeechError ? error.failure : otherwise(error);
}

/** Runs a job and returns its result as data, for the far side of a thread. */
export async function settle<T>(job: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await job() };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

/** The value of an outcome, or a throw of its failure. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new SpeechError(outcome.failure);
}

/** Throws `aborted` if the signal says so. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw speechError('aborted', 'cancelled');
}
