import type { PcmChunk } from '../contracts/audio';
import type { RequestPriority, SynthesisRequest } from '../contracts/speech-worker';
import { SpeechError } from '../shared/speech-error';
import type { SpeechHost } from './speech-host';

/** How much later than expected a helper may be, as a factor: a run is not a clock. */
const LATE = 1.5;

/** Stands for the time of a run while that is not known, in milliseconds. */
const UNKNOWN_MS = 3000;

/** When a session would be done with a unit, in milliseconds from now; one whose pace is not known is given a try. */
function doneIn(host: SpeechHost, tokens: number): number {
  return (host.backlogMs ?? Number.POSITIVE_INFINITY) + (host.pace.estimate(tokens) ?? 0);
}

/**
 * Gives a unit to the session that will have made it first. A helper that turns out late is not waited for: the session
 * that speaks makes the unit too, and the first sound counts.
 * @param alone makes the unit on the session that speaks, with all its ways of recovery
 */
export function synthesizeOnEither(
  { primary, helper }: { readonly primary: SpeechHost; readonly helper: SpeechHost },
  request: SynthesisRequest,
  priority: RequestPriority,
  alone: () => Promise<PcmChunk>,
): Promise<PcmChunk> {
  const tokens = request.tokens.length;
  const expected = doneIn(helper, tokens);
  if (doneIn(primary, tokens) <= expected) return alone();
  const patience = LATE * expected + (primary.pace.estimate(tokens) ?? UNKNOWN_MS);
  return new Promise((resolve, reject) => {
    let isTaken = false;
    const take = () => {
      if (!isTaken) alone().then(resolve, reject);
      isTaken = true;
    };
    const timer = setTimeout(take, patience);
    helper
      .synthesize(request, priority)
      .then(resolve, (error: unknown) => {
        if (error instanceof SpeechError && error.code === 'aborted') reject(error);
        else take();
      })
      .finally(() => clearTimeout(timer));
  });
}
