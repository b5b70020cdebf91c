import type { FailureCode, SpeechFailure } from '../contracts/failures';

/** Every code that an error event of the Web Speech API may have. */
export const ERROR_CODES: ReadonlySet<SpeechSynthesisErrorCode> = new Set([
  'canceled',
  'interrupted',
  'audio-busy',
  'audio-hardware',
  'network',
  'synthesis-unavailable',
  'synthesis-failed',
  'language-unavailable',
  'voice-unavailable',
  'text-too-long',
  'invalid-argument',
  'not-allowed',
]);

/** What the engine's failures are called there. */
const CODE_OF: Readonly<Record<FailureCode, SpeechSynthesisErrorCode>> = {
  network: 'network',
  // The network brought something else.
  integrity: 'network',
  quota: 'synthesis-unavailable',
  'storage-unavailable': 'synthesis-unavailable',
  'provider-unavailable': 'synthesis-unavailable',
  'device-lost': 'synthesis-failed',
  'provider-corrupt': 'synthesis-failed',
  'synthesis-failed': 'synthesis-failed',
  'voice-unavailable': 'voice-unavailable',
  'language-unavailable': 'language-unavailable',
  'invalid-argument': 'invalid-argument',
  'text-failed': 'synthesis-failed',
  'audio-unavailable': 'audio-hardware',
  'not-allowed': 'not-allowed',
  'worker-lost': 'synthesis-failed',
  aborted: 'interrupted',
};

/** The code of an error event for a failure of the engine. */
export function errorCodeOf({ code }: SpeechFailure): SpeechSynthesisErrorCode {
  return CODE_OF[code];
}
