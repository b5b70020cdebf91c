import { expect, test } from 'vitest';
import { FAILURE_TEXT } from '../../../src/contracts/failure-text';
import {
  createFailure,
  SpeechError,
  settle,
  speechError,
  unwrap,
} from '../../../src/shared/speech-error';

test('a failure carries the table’s sentence with its details filled in', () => {
  const failure = createFailure('voice-unavailable', 'unknown', { voice: 'zz' }, new Error('why'));
  expect(failure).toMatchObject({
    code: 'voice-unavailable',
    reason: 'unknown',
    message: 'There is no voice called “zz”. Choose one from the voice list.',
    retryable: false,
    cause: 'Error: why',
  });
});

test('a failure survives structured clone and comes back as an error', async () => {
  const outcome = structuredClone(
    await settle(() => Promise.reject(speechError('network', 'offline'))),
  );
  expect(() => unwrap(outcome)).toThrow(SpeechError);
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'network', retryable: true } });
});

test('an error of unknown kind becomes a coded failure that keeps its words', async () => {
  const outcome = await settle(() => {
    throw new TypeError('odd');
  });
  expect(outcome).toMatchObject({
    ok: false,
    failure: { code: 'synthesis-failed', cause: 'TypeError: odd' },
  });
});

test('every sentence for a person ends as a sentence and says something', () => {
  for (const reasons of Object.values(FAILURE_TEXT))
    for (const sentence of Object.values(reasons)) expect(sentence).toMatch(/^[{A-Z].*\.$/s);
});
