import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENCE, retryAfterOf, waitBefore } from '../../../src/model/download/patience';

const answer = (value: string) => new Response('', { headers: { 'retry-after': value } });

describe('the wait before another attempt', () => {
  it.each([
    [0, 1000],
    [1, 2000],
    [2, 4000],
  ])('after %i retries is about %i ms', (retry, expected) => {
    const waits = Array.from({ length: 50 }, () => waitBefore(retry, PATIENCE, undefined));
    for (const wait of waits) expect(Math.abs(wait - expected)).toBeLessThanOrEqual(expected / 4);
    expect(new Set(waits).size).toBeGreaterThan(1);
  });

  it('is the server’s own, up to ten seconds', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(2), (seconds, retry) => {
        expect(waitBefore(retry, PATIENCE, seconds)).toBe(Math.min(seconds * 1000, 10_000));
      }),
    );
  });
});

describe('Retry-After', () => {
  it('may be seconds', () => expect(retryAfterOf(answer('7'))).toBe(7));

  it('may be a date', () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    expect(retryAfterOf(answer(inAnHour))).toBeGreaterThan(3500);
    expect(retryAfterOf(answer('Wed, 21 Oct 2015 07:28:00 GMT'))).toBe(0);
  });

  it('may be missing, or nonsense', () => {
    expect(retryAfterOf(new Response(''))).toBeUndefined();
    expect(retryAfterOf(answer('soon'))).toBeUndefined();
  });
});
