import type { SpeechFailure } from '../contracts/failures';

/** What to do with a unit whose run failed, before anybody has heard of it. */
export type Recovery =
  /** The caller is told. */
  | 'give-up'
  /** Again, with a worker, a session and a memory of its own. */
  | 'new-worker'
  /** Again on WASM, which is trusted; the provider that failed is not used any more. */
  | 'wasm';

/** Failures of one session in a row after which it is given up. */
const MOST_STRIKES = 3;

/** What is known when a run has failed. */
export interface Strike {
  readonly failure: SpeechFailure;
  /** Failures of this session in a row, this one included. */
  readonly strikes: number;
  /** Whether WASM may take over: another provider computes, and it was not forced. */
  readonly canLeave: boolean;
}

/**
 * Decides how speech goes on. A device that is lost or gives unusable sound is left at once; a thread that died or hung
 * may have been killed for its memory, so it gets a second chance. What another session would do as well (no network, a text
 * that is too long, a cancelled request) is not tried again.
 */
export function recoveryFor({ failure, strikes, canLeave }: Strike): Recovery {
  switch (failure.code) {
    case 'provider-unavailable':
      return canLeave ? 'wasm' : 'give-up';
    case 'device-lost':
    case 'provider-corrupt':
    case 'synthesis-failed':
      if (canLeave) return 'wasm';
      return strikes < MOST_STRIKES ? 'new-worker' : 'give-up';
    case 'worker-lost':
      if (canLeave && strikes > 1) return 'wasm';
      return strikes < MOST_STRIKES ? 'new-worker' : 'give-up';
    default:
      return 'give-up';
  }
}
