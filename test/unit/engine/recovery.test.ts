import { expect, test } from 'vitest';
import type { FailureCode, FailureReason } from '../../../src/contracts/failures';
import { recoveryFor } from '../../../src/engine/recovery';
import { createFailure } from '../../../src/shared/speech-error';

function recovery<C extends FailureCode>(
  code: C,
  reason: FailureReason<C>,
  { strikes = 1, canLeave = false } = {},
) {
  return recoveryFor({ failure: createFailure(code, reason), strikes, canLeave });
}

test('a GPU that is lost, gives unusable sound or cannot load the model is left at once', () => {
  const canLeave = true;
  expect(recovery('device-lost', 'lost', { canLeave })).toBe('wasm');
  expect(recovery('provider-corrupt', 'noise', { canLeave })).toBe('wasm');
  expect(recovery('synthesis-failed', 'run-failed', { canLeave })).toBe('wasm');
  expect(recovery('provider-unavailable', 'session-failed', { canLeave })).toBe('wasm');
});

test('a worker that died gets one more chance before its provider is left', () => {
  expect(recovery('worker-lost', 'crashed', { canLeave: true })).toBe('new-worker');
  expect(recovery('worker-lost', 'hung', { canLeave: true, strikes: 2 })).toBe('wasm');
});

test('where there is nothing to leave for, a fresh worker is tried twice', () => {
  for (const [code, reason] of [
    ['worker-lost', 'out-of-memory'],
    ['provider-corrupt', 'not-finite'],
    ['device-lost', 'lost'],
    ['synthesis-failed', 'run-failed'],
  ] as const) {
    expect(recovery(code, reason)).toBe('new-worker');
    expect(recovery(code, reason, { strikes: 2 })).toBe('new-worker');
    expect(recovery(code, reason, { strikes: 3 })).toBe('give-up');
  }
});

test('what another session would do as well is told at once', () => {
  const canLeave = true;
  expect(recovery('network', 'offline', { canLeave })).toBe('give-up');
  expect(recovery('integrity', 'wrong-hash', { canLeave })).toBe('give-up');
  expect(recovery('invalid-argument', 'too-many-tokens', { canLeave })).toBe('give-up');
  expect(recovery('voice-unavailable', 'unknown', { canLeave })).toBe('give-up');
  expect(recovery('aborted', 'cancelled', { canLeave })).toBe('give-up');
  expect(recovery('provider-unavailable', 'no-webgpu')).toBe('give-up');
});
