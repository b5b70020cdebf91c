import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { MeasureOffer } from '../../../src/reader/measure-offer';
import { startRouter } from '../../../src/reader/router';
import type { StoredChoice } from '../../../src/reader/stored-choice';
import { deferred } from '../../../src/shared/deferred';

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', '#');
});

function offered({ worthwhile = true } = {}) {
  const place = document.createElement('p');
  place.hidden = true;
  document.body.append(place);
  let remembered: string | undefined;
  const asked: StoredChoice = {
    read: () => remembered,
    write: (value) => {
      remembered = value;
    },
  };
  const result = deferred<string>();
  const signals: AbortSignal[] = [];
  const measure = (signal: AbortSignal) => {
    signals.push(signal);
    return result.promise;
  };
  const offer = new MeasureOffer({ place, asked, isWorthwhile: () => worthwhile, measure });
  return { place, offer, result, signals, remembered: () => remembered };
}

const button = (name: string) => page.getByRole('button', { name });

test('it measures on request, says what was found, and asks only once', async () => {
  const { place, offer, result, remembered } = offered();
  await offer.offer();
  expect(remembered()).toBeUndefined();
  await button('Measure').click();
  expect(remembered()).toBe('yes');
  result.resolve('WASM is the fastest here.');
  await expect.element(page.getByText('WASM is the fastest here.')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'More' })).toHaveAttribute('href', '#/bench');
  await button('Close').click();
  await offer.offer();
  expect(place.hidden).toBe(true);
});

test('a no is remembered', async () => {
  const { place, offer, signals } = offered();
  await offer.offer();
  await button('Not now').click();
  await offer.offer();
  expect(place.hidden).toBe(true);
  expect(signals).toEqual([]);
});

test('Play hides the question, and ends a measurement at once', async () => {
  const { place, offer, result, signals } = offered();
  await offer.offer();
  offer.yield();
  expect(place.hidden).toBe(true);
  await offer.offer();
  await button('Measure').click();
  offer.yield();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  result.reject(new Error('stopped'));
  await expect.element(page.getByText('Nothing was changed.', { exact: false })).toBeVisible();
});

test('where there is nothing to choose from, nothing is asked', async () => {
  const { place, offer } = offered({ worthwhile: false });
  await offer.offer();
  expect(place.hidden).toBe(true);
});

test('the router shows one view at a time, by the address, and the focus follows a reader who moves', async () => {
  const seen: string[] = [];
  const view = (title: string, hash?: string) => ({
    title,
    ...(hash === undefined ? {} : { hash }),
    show: (isMove: boolean) => seen.push(`${title} ${isMove ? 'moved to' : 'shown'}`),
    hide: () => seen.push(`${title} hidden`),
  });
  startRouter([view('first'), view('second', '#/second')]);
  location.hash = '#/second';
  await expect.poll(() => document.title).toBe('second');
  location.hash = '#/nowhere';
  await expect.poll(() => document.title).toBe('first');
  expect(seen).toEqual([
    'second hidden',
    'first shown',
    'first hidden',
    'second moved to',
    'second hidden',
    'first moved to',
  ]);
});
