import { SOURCE_TEXT } from '../../contracts/failure-text';
import type { SpeechFailure } from '../../contracts/failures';
import { fill } from '../../shared/fill';
import { createFailure, SpeechError } from '../../shared/speech-error';

/** A source that did not bring a file. */
export interface FailedSource {
  readonly host: string;
  readonly failure: SpeechFailure;
}

function inWords({ host, failure: { reason, details } }: FailedSource): string {
  const words = (SOURCE_TEXT as Readonly<Record<string, string>>)[reason] ?? reason;
  return `${host}: ${fill(words, details)}`;
}

/** Whether another source may have what this one did not bring. */
export function isSourceFault({ code }: SpeechFailure): boolean {
  return code === 'network' || code === 'integrity';
}

/** What it means that no source brought a file: the only source's own failure, or all of them in one. */
export function noSource(file: string, failed: readonly FailedSource[]): SpeechError {
  const [first, ...others] = failed.map(({ failure }) => failure);
  if (!first) throw new RangeError('No source failed');
  const isSame = others.every(({ reason }) => reason === first.reason);
  // Without a connection it does not matter how many sources there are.
  if (others.length === 0 || (isSame && first.reason === 'offline')) return new SpeechError(first);
  const details = { file, sources: failed.map(inWords).join('; ') };
  const code = failed.every(({ failure }) => failure.code === 'integrity')
    ? 'integrity'
    : 'network';
  const sources = failed.map(({ host, failure: { reason, details } }) => ({
    host,
    reason,
    details,
  }));
  return new SpeechError({ ...createFailure(code, 'no-source', details), sources });
}
