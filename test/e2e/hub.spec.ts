import { expect } from '@playwright/test';
import type { KokoroSpeakElement } from '../../src/elements/kokoro-speak-element';
import { heavyDraftAsKokoro } from '../support/draft-as-kokoro';
import { startHub } from '../support/hub';
import { test } from './support/app-test';
import { failRequests } from './support/intercept';
import { measure } from './support/sound';

declare global {
  var heardUnits: string[];
}

const MODEL = 'onnx/model_quantized.onnx';
const VOICE = 'voices/af_heart.bin';

/** What the device keeps. */
const KEPT = [MODEL, VOICE];

test('the model comes from the hub once; a reload takes it from this device', async ({
  openApp,
  fromHub,
  hub,
  page,
}) => {
  const app = await openApp(fromHub);
  await app.text.fill('The first visit.');
  await app.play.click();
  await app.untilEnded();
  expect(hub.requests[MODEL]?.requests).toBe(1);
  expect(hub.requests[VOICE]?.requests).toBe(1);
  expect(await app.metric('bytes-downloaded')).toBe(298_171 + 522_240);
  expect(await app.metric('cache-hit')).toBe(0);
  expect(await app.metric('graph-adaptations')).toBe(1);
  await expect.poll(() => app.storedPaths()).toEqual(KEPT);

  await page.reload();
  await app.text.fill('The second visit.');
  await app.play.click();
  await app.untilEnded();
  expect(measure(await app.takeSound()).seconds).toBeGreaterThan(0.5);
  expect(hub.requests[MODEL]?.requests).toBe(1);
  expect(hub.requests[VOICE]?.requests).toBe(1);
  expect(await app.metric('cache-hit')).toBe(2);
  expect(await app.metric('downloads')).toBe(0);
  expect(await app.metric('graph-adaptations')).toBe(0);
});

test('a reload in the middle of the download goes on from there', async ({ openApp, page }) => {
  const MiB = 1024 * 1024;
  const hub = await startHub({ files: await heavyDraftAsKokoro(6 * MiB) });
  const whole = 298_171 + 5 + 6 * MiB;
  hub.fault(MODEL, { kind: 'stall', afterBytes: 5 * MiB });
  try {
    const app = await openApp({ model: hub.manifestUrl, 'model-base': hub.origin });
    await app.text.fill('It was nearly here.');
    await app.play.click();
    // Whole pieces only: the rest of the five was in memory.
    await expect.poll(() => app.partialBytes(), { timeout: 20_000 }).toBe(4 * MiB);
    hub.reset();
    await page.reload();
    await app.text.fill('And now it is.');
    await app.play.click();
    await app.untilEnded();
    expect(hub.requests[MODEL]).toEqual({ requests: 1, bytes: whole - 4 * MiB, ranges: 1 });
    expect(hub.requests[VOICE]).toBeUndefined();
    expect(await app.metric('bytes-downloaded')).toBe(whole - 4 * MiB);
    expect(measure(await app.takeSound()).seconds).toBeGreaterThan(0.5);
  } finally {
    await hub.close();
  }
});

test('the draft voice reads while the model is on its way, and hands over behind a sentence', async ({
  openApp,
  page,
}) => {
  const MiB = 1024 * 1024;
  const hub = await startHub({ files: await heavyDraftAsKokoro(6 * MiB) });
  hub.fault(MODEL, { kind: 'slow', bytesPerSecond: 3 * MiB });
  try {
    const attributes = {
      model: hub.manifestUrl,
      'model-base': hub.origin,
      fallback: 'draft',
      rate: '2',
    };
    const app = await openApp(attributes);
    const sentences = 'The old man sat down. '.repeat(8).trim();
    await app.text.fill(sentences);
    await app.play.click();
    await page.evaluate(() => {
      const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
      globalThis.heardUnits = [];
      element.playback?.on('statechange', ({ voice, sentence }) => {
        if (voice) globalThis.heardUnits.push(`${voice} ${sentence?.start}`);
      });
    });
    await expect(app.speaker).toContainText('Draft voice');
    await expect(app.speaker).toContainText('Kokoro', { timeout: 20_000 });
    await app.untilEnded();
    const units = [...new Set(await page.evaluate(() => globalThis.heardUnits))];
    const voices = units.map((unit) => unit.split(' ')[0]);
    const first = voices.indexOf('af_heart');
    expect(first).toBeGreaterThan(0);
    expect(voices.slice(0, first).every((voice) => voice === 'draft_mid')).toBe(true);
    expect(voices.slice(first).every((voice) => voice === 'af_heart')).toBe(true);
    // No sentence was begun twice, or left out.
    expect(new Set(units.map((unit) => unit.split(' ')[1])).size).toBe(units.length);
    expect(await app.metric('model-initialisations')).toBe(2);
    expect(await app.metric('buffer-underrun')).toBe(0);
  } finally {
    await hub.close();
  }
});

test('a voice of the system reads while the model is on its way: paused, resumed, and then taken over from', async ({
  openApp,
  page,
}) => {
  const MiB = 1024 * 1024;
  const hub = await startHub({ files: await heavyDraftAsKokoro(6 * MiB) });
  hub.fault(MODEL, { kind: 'slow', bytesPerSecond: 2 * MiB });
  try {
    const app = await openApp({
      model: hub.manifestUrl,
      'model-base': hub.origin,
      fallback: 'system',
      rate: '2',
    });
    // Chromium has no voices of the system on this machine: those of our own interface stand in for them.
    await page.evaluate(async () => {
      const { polyfill } = await import(new URL('speech-synthesis.js', location.href).href);
      const voices = [
        { name: 'draft_low', label: 'Low', lang: 'en-US', sex: 'none', model: 'draft' },
      ];
      polyfill({ force: true, exclusive: false, provider: 'wasm', threads: 1, voices });
    });
    await app.text.fill('The old man sat down. '.repeat(8).trim());
    await app.play.click();
    await page.evaluate(() => {
      const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
      globalThis.heardUnits = [];
      element.addEventListener('boundary', ({ detail }) => {
        const { voice, sentence } = element.playback?.snapshot ?? {};
        globalThis.heardUnits.push(`${voice}|${sentence?.start}|${detail.name}|${detail.start}`);
      });
    });
    await expect(app.speaker).toContainText('(system)');
    await app.pause.click();
    const before = await page.evaluate(() => globalThis.heardUnits.length);
    await expect(app.play).toBeVisible();
    expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
    await app.play.click();
    await expect
      .poll(() => page.evaluate(() => globalThis.heardUnits.length))
      .toBeGreaterThan(before);
    await expect(app.speaker).toContainText('Kokoro', { timeout: 20_000 });
    await app.untilEnded();
    const told = (await page.evaluate(() => globalThis.heardUnits)).map((unit) => unit.split('|'));
    const voices = [...new Set(told.map(([voice]) => voice))];
    expect(voices).toEqual(['system:Low', 'af_heart']);
    // Every word of every sentence was told, in order; one that was begun twice is the one at which it was paused.
    const words = told.flatMap(([, , name, start]) => (name === 'word' ? [Number(start)] : []));
    expect(words).toEqual(words.toSorted((a, b) => a - b));
    expect(new Set(words).size).toBe(40);
    expect(words.length).toBeLessThanOrEqual(41);
    // Each sentence has one voice.
    const pairs = new Set(told.map(([voice, sentence]) => `${voice} ${sentence}`));
    expect(pairs.size).toBe(8);
  } finally {
    await hub.close();
  }
});

test('a slow download shows real bytes, and Stop ends it', async ({ openApp, fromHub, hub }) => {
  hub.fault(MODEL, { kind: 'slow', bytesPerSecond: 100_000 });
  const app = await openApp(fromHub);
  await app.play.click();
  await expect(app.status).toHaveText(/Downloading.*\d+(\.\d+)? of 0\.8 MB/);
  await app.stop.click();
  await expect(app.play).toBeVisible();
  expect(await app.errorCode()).toBeNull();

  hub.fault(MODEL, null);
  await app.text.fill('And now it is quick.');
  await app.play.click();
  await app.untilEnded();
});

test('a hub that is down: the page says so, the draft voice speaks, and Retry brings the voice back', async ({
  openApp,
  fromHub,
  hub,
}) => {
  const app = await openApp(fromHub);
  hub.fault(MODEL, { kind: 'refuse' });
  await app.text.fill('Something speaks, and says so.');
  await app.play.click();
  await expect(app.notice).toContainText('could not be reached');
  await expect(app.notice).toContainText(/draft voice/i);
  await app.untilEnded();
  expect(measure(await app.takeSound()).seconds).toBeGreaterThan(1);
  await expect(app.page.locator('[part="speaker"]')).toContainText(/draft/i);

  hub.fault(MODEL, null);
  await app.retry.click();
  await expect(app.pause).toBeVisible();
  await app.untilEnded();
  await expect(app.notice).toBeHidden();
  expect(hub.requests[MODEL]?.bytes).toBe(298_171);
});

test('wrong bytes are never spoken with and never kept', async ({ openApp, fromHub, hub }) => {
  hub.fault(MODEL, { kind: 'corrupt' });
  const app = await openApp(fromHub);
  await app.text.fill('No garbage.');
  await app.play.click();
  await expect(app.notice).toContainText('checksum');
  await app.untilEnded();
  hub.fault(MODEL, null);
  await app.retry.click();
  await expect(app.notice).toBeHidden();
  await app.untilEnded();
  await expect.poll(() => app.storedPaths()).toEqual(KEPT);
});

test('the published Kokoro is the default, and its address is pinned', async ({
  openApp,
  page,
}) => {
  const asked = await failRequests(page, 'https://huggingface.co/*');
  const app = await openApp();
  await app.text.fill('No network here.');
  await app.play.click();
  await expect(app.notice).toContainText('huggingface.co could not be reached');
  await app.untilEnded();
  const base =
    'https://huggingface.co/onnx-community/Kokoro-82M-v1.0-ONNX/resolve/1939ad2a8e416c0acfeecc08a694d14ef25f2231';
  expect(asked).toContain(`${base}/onnx/model_quantized.onnx`);
  expect(asked).toContain(`${base}/voices/af_heart.bin`);
});
