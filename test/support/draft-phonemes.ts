import type { SynthesisRequest } from '../../src/contracts/speech-worker';

/** Token ids of “ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps.” with 0 at both ends: speech without the text front end. */
export const FOX_TOKENS: readonly number[] = [
  0, 81, 83, 16, 53, 65, 156, 102, 53, 16, 44, 123, 156, 39, 56, 16, 48, 156, 69, 53, 61, 16, 82,
  156, 138, 55, 58, 61, 4, 0,
];

/** A request for that sentence in the draft voice. */
export const FOX_REQUEST: SynthesisRequest = {
  requestId: 'r',
  model: { kind: 'draft' },
  voice: 'draft_mid',
  unit: 0,
  tokens: FOX_TOKENS,
  wordRanges: [],
  speed: 1,
};
