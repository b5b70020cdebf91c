import { type CDPSession, expect, type Page } from '@playwright/test';
import { burstText } from '../fixtures/tone-bursts/burst-text';
import { startBurstHub } from '../support/burst-hub';
import type { Hub } from '../support/hub';
import { test } from './support/app-test';
import { ListeningPage } from './support/listening';
import { launchTabbed, type TabbedBrowser } from './support/tabbed-browser';

// A page that nobody sees, or that stands still: whoever listens does not look.

let browser: TabbedBrowser;
let hub: Hub;
let listener: ListeningPage;
/** A tab that hides the one that speaks. */
let other: Page;
let devtools: CDPSession;

test.beforeAll(async ({ server }) => {
  [browser, hub] = await Promise.all([launchTabbed(), startBurstHub()]);
  const { context } = browser;
  other = await context.newPage();
  const page = await context.newPage();
  const site = { url: server.url, manifest: hub.manifestUrl };
  listener = await ListeningPage.open(page, site, burstText(6, 2));
  devtools = await context.newCDPSession(page);
});
test.afterAll(() => Promise.all([browser.close(), hub.close()]));

const visibility = () => listener.page.evaluate(() => document.visibilityState);

/** Speaks in sight, and is hidden after some words. */
async function speakAndHide(): Promise<void> {
  await listener.page.bringToFront();
  await listener.speak();
  await listener.untilTold(2);
  expect(await visibility()).toBe('visible');
  await other.bringToFront();
  await expect.poll(visibility).toBe('hidden');
}

/** Lets the page and its workers stand still for so many milliseconds, as a device does that sleeps. */
async function freeze(milliseconds: number): Promise<void> {
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await other.waitForTimeout(milliseconds);
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
}

/** Every word was told once, in order, and nothing had to be made anew. */
async function expectAllTold(): Promise<void> {
  const { words } = await listener.state();
  expect(words.map(({ offset }) => offset)).toEqual(listener.due.map(({ offset }) => offset));
  expect(await listener.count('buffer-underrun')).toBe(0);
  expect(await listener.count('requeues')).toBe(0);
  expect(await listener.count('model-initialisations')).toBe(1);
}

test('behind another tab it is read to the end: every word sounds, and is told once, in order', async () => {
  await speakAndHide();
  // And the page has no time for a while.
  await listener.page.evaluate(() => {
    for (const until = performance.now() + 800; performance.now() < until; );
  });
  await listener.untilTold(listener.due.length - 2);
  await listener.page.bringToFront();
  await listener.untilEnded();

  await expectAllTold();
  const { words, statuses } = await listener.state();
  expect(words.filter(({ visibility }) => visibility === 'hidden').length).toBeGreaterThan(5);
  expect(statuses).toEqual(['playing', 'ended']);
  expect(await listener.tones()).toEqual(listener.due.map(({ tone }) => tone));
});

test('a page that stands still goes on where it was', async () => {
  await speakAndHide();
  await freeze(1000);
  await listener.page.bringToFront();
  await listener.untilEnded();

  await expectAllTold();
  expect(await listener.state()).toMatchObject({ statuses: ['playing', 'ended'], freezes: 1 });
  expect(await listener.tones()).toEqual(listener.due.map(({ tone }) => tone));
});

test('a device that sleeps, and takes the output away: it is paused, and Play goes on with the next word', async () => {
  await speakAndHide();
  const { page, due } = listener;
  await listener.untilTold(4);
  await page.evaluate(() => void globalThis.outputTape.context?.suspend());
  await freeze(1000);
  await page.bringToFront();
  await expect.poll(async () => (await listener.state()).statuses).toEqual(['playing', 'paused']);
  const asleep = await listener.state();
  const heard = asleep.words.length;
  expect(heard).toBeLessThan(due.length);
  expect(asleep.time).toBeGreaterThanOrEqual(due[heard - 1]?.start ?? Number.NaN);
  expect(asleep.time).toBeLessThanOrEqual(due[heard]?.start ?? Number.NaN);

  await page.evaluate(() => globalThis.listening.playback.resume());
  await listener.untilEnded();
  await expectAllTold();
  const { statuses } = await listener.state();
  expect(statuses.slice(2)).toEqual(['playing', 'ended']);
  // The tone in which it stood still may be in two parts.
  const tones = await listener.tones();
  const parts = tones.filter((tone, i) => tone !== tones[i - 1]);
  const words = due.map(({ tone }) => tone).filter((tone, i, all) => tone !== all[i - 1]);
  expect(parts).toEqual(words);
});
