import { expect } from '@playwright/test';
import type { PlaybackSnapshot } from '../../src/contracts/engine';
import type { KokoroSpeakElement } from '../../src/elements/kokoro-speak-element';
import type { KokoroSpeech } from '../../src/engine/kokoro-speech';
import { Pace } from '../../src/engine/pace';
import { burstText } from '../fixtures/tone-bursts/burst-text';
import { burdenFor } from '../support/burden';
import { startBurstHub } from '../support/burst-hub';
import type { Hub } from '../support/hub';
import { test } from './support/app-test';
import { cancelInPage, IN_TURNS } from './support/cancel-storm';
import { ListeningPage } from './support/listening';

// A device that makes sound more slowly than it is heard.

/** Seconds of computing for a second of sound, about: too many at three times the speed. */
const PACE = 0.6;
const TEXT = burstText(7, 4);
/** Part of the pace that is not counted on, as in the engine. */
const MARGIN = 1.1;

/** What happened, in order. */
type Happened =
  | { readonly kind: 'state'; readonly state: PlaybackSnapshot }
  /** A unit was made: seconds of computing for each of its sound. */
  | { readonly kind: 'run'; readonly pace: number }
  | { readonly kind: 'underrun' };

declare global {
  var happened: Happened[];
}

let hub: Hub;
test.beforeAll(async () => {
  hub = await startBurstHub({ burden: await burdenFor(PACE) });
});
test.afterAll(() => hub.close());

/** Lets the model speak twice, of which the second time tells how slow it is, and then reads the text as fast as can be. */
async function readFast(): Promise<void> {
  const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
  const engine = element.engine as KokoroSpeech;
  for await (const _ of engine.stream('Winter. Garden.', { fragmentWords: 0 }));
  element.rate = 3;
  const happened: Happened[] = [];
  globalThis.happened = happened;
  engine.metrics.subscribe(({ name, value }) => {
    if (name === 'real-time-factor') happened.push({ kind: 'run', pace: value });
    if (name === 'buffer-underrun') happened.push({ kind: 'underrun' });
  });
  void element.play();
  element.playback?.on('statechange', (state) => happened.push({ kind: 'state', state }));
}

test('it says how much is kept back, and then reads to the end instead of stopping at every sentence', async ({
  openApp,
  page,
}) => {
  const model = { model: hub.manifestUrl, 'model-base': hub.origin };
  const app = await openApp({ ...model, provider: 'wasm', threads: '1' });
  await app.text.fill(TEXT);
  await page.evaluate(readFast);
  await expect(app.status).toHaveText(/^Making sound ahead · \d+ of \d+ s$/);
  await expect(page.locator('[part="progress"]')).toHaveAttribute('value', /^0\.\d/);
  await expect(app.pause).toBeVisible();
  await expect(app.status).toHaveText('Reading');
  await app.untilEnded();

  const happened = await page.evaluate(() => globalThis.happened);
  const states = happened.flatMap((it) => (it.kind === 'state' ? [it.state] : []));
  const begun = happened.findIndex((it) => it.kind === 'state' && it.state.status === 'playing');
  const first = states.findIndex(({ status }) => status === 'playing');
  const held = states.slice(0, first).flatMap((state) => state.held ?? []);
  expect(held.length).toBeGreaterThan(1);
  for (const { seconds, needed } of held) expect(seconds).toBeLessThan(needed);
  expect(states.slice(0, first).map(({ status }) => status)).not.toContain('preparing');
  expect(states.at(-1)?.status).toBe('ended');
  expect(states.at(-1)?.held).toBeUndefined();

  // Nothing stops it but a run that takes longer than was counted on.
  const pace = new Pace();
  let [stops, slower] = [0, 0];
  for (const [i, it] of happened.entries()) {
    if (it.kind === 'underrun') stops++;
    if (it.kind !== 'run') continue;
    if (i > begun && it.pace > MARGIN * (pace.factor ?? 0)) slower++;
    pace.record(1, it.pace, 1);
  }
  expect(stops).toBeLessThanOrEqual(slower);
});

test('thirty texts that are begun and broken off, in every phase and every way, leave nothing alive', async ({
  page,
  server,
}) => {
  const site = { url: server.url, manifest: hub.manifestUrl };
  await ListeningPage.open(page, site, 'Winter garden.');
  const storm = await page.evaluate(cancelInPage, { times: 30, phases: IN_TURNS });
  for (const phase of IN_TURNS) expect(storm.met[phase], phase).toBeGreaterThan(2);
  const { live, late, models, requeues, leaks, last } = storm;
  expect({ late, models, requeues, leaks, last }).toEqual({
    ...{ late: 0, models: 1, requeues: 0, leaks: 0, last: 'ended' },
  });
  const [before, after, released] = live;
  expect(after).toEqual(before);
  // The page's sound output stays, by design.
  const alive = Object.entries(released ?? {}).filter(([, level]) => level > 0);
  expect(alive).toEqual([['live-audio-nodes', 2]]);
});
