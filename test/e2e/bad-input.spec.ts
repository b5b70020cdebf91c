import { expect } from '@playwright/test';
import { IGNITION_GRAPH } from '../../src/runtime/ignition-graph';
import { draftAsKokoro } from '../support/draft-as-kokoro';
import { startHub } from '../support/hub';
import { type Attributes, test } from './support/app-test';
import { answerWith, rewriteText } from './support/intercept';
import type { Speaker } from './support/speaker';

/** After whatever went wrong: the page goes on working and speaks. */
async function speaksAgain(app: Speaker): Promise<void> {
  await app.useDraft();
  await app.text.fill('It goes on.');
  await app.text.press('Control+Enter');
  await app.untilEnded();
  await expect(app.error).toBeHidden();
}

test.describe('text', () => {
  const refused: readonly (readonly [name: string, text: string, message: RegExp])[] = [
    ['empty', '', /nothing to read/],
    ['white space', ' \n\t ', /nothing to read/],
    ['symbols only', '𝄞 ⁂ -----', /nothing that can be spoken/],
    ['control characters', '\u0001\u0007\u001b', /nothing that can be spoken/],
    ['a lone surrogate', '\ud83d', /nothing that can be spoken/],
  ];
  test('that holds nothing to say is refused in words, and the next text speaks', async ({
    openApp,
  }) => {
    const app = await openApp();
    await app.useDraft();
    for (const [name, text, message] of refused) {
      await app.text.evaluate((area: HTMLTextAreaElement, value) => {
        area.value = value;
      }, text);
      await app.play.click();
      await expect(app.error, name).toContainText(message);
      expect(await app.errorCode(), name).toBe('invalid-argument');
    }
    expect(await app.metric('downloads')).toBe(0);
    await speaksAgain(app);
  });

  test('with odd characters among words is read', async ({ openApp }) => {
    const app = await openApp();
    await app.useDraft();
    await app.text.evaluate((area: HTMLTextAreaElement) => {
      area.value = 'Hello \ud83d \u0007 wörld 😀.';
    });
    await app.play.click();
    await app.untilEnded();
    expect(await app.errorCode()).toBeNull();
  });

  test('of 100,000 letters without a space starts and stops at once', async ({ openApp }) => {
    const app = await openApp();
    await app.useDraft();
    await app.text.fill('a'.repeat(100_000));
    await app.play.click();
    await expect(app.status).toHaveText(/Reading/);
    await app.stop.click();
    await speaksAgain(app);
  });
});

test('an unknown voice is named, and another one speaks', async ({ openApp, page }) => {
  const app = await openApp();
  await page.evaluate(() => {
    const element = document.querySelector('kokoro-speak');
    if (element) element.voice = 'af_nobody';
  });
  await app.play.click();
  await expect(app.error).toContainText('no voice called “af_nobody”');
  expect(await app.errorCode()).toBe('voice-unavailable');
  await speaksAgain(app);
});

test.describe('a model', () => {
  const files: readonly (readonly [name: string, body: Buffer, message: RegExp])[] = [
    ['not ONNX', Buffer.from('<html>Not a model</html>'), /is not an ONNX model/],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 251)), /ONNX/],
    ['empty', Buffer.alloc(0), /ONNX|empty|bytes/],
    ['lacks inputs', Buffer.from(IGNITION_GRAPH), /lacks input_ids, style, speed/],
  ];
  test('that is not one is refused in words, and the page speaks after each', async ({
    openApp,
    page,
    server,
  }) => {
    const address = (index: number) => new URL(`some-model-${index}.onnx`, server.url).href;
    for (const [index, [, body]] of files.entries()) await answerWith(page, address(index), body);
    const use = (model: string) =>
      page.evaluate(
        (value) => document.querySelector('kokoro-speak')?.setAttribute('model', value),
        model,
      );
    const app = await openApp({ model: address(0) });
    await app.useDraft();
    for (const [index, [name, , message]] of files.entries()) {
      // The first is written in the HTML, the others come from a script of the site.
      if (index > 0) await use(address(index));
      await app.play.click();
      await expect(app.error, name).toContainText(message);
      expect(await app.errorCode(), name).toBe('invalid-argument');
      await use('draft');
      await speaksAgain(app);
    }
  });

  test('with a style file of wrong length says so', async ({ openApp }) => {
    const [model] = await draftAsKokoro();
    if (!model) throw new Error('The hub has no model.');
    const voice = { path: 'voices/af_heart.bin', body: new Uint8Array(1000) };
    const hub = await startHub({ files: [model, voice] });
    try {
      const app = await openApp({ model: hub.manifestUrl, 'model-base': hub.origin });
      await app.play.click();
      await expect(app.error).toContainText('voice “af_heart” has 1000 bytes');
      expect(await app.errorCode()).toBe('voice-unavailable');
      await speaksAgain(app);
    } finally {
      await hub.close();
    }
  });
});

test.describe('a browser', () => {
  /** Prepends code to the built speech worker, whose globals a page cannot reach. */
  async function openWithWorkerPrelude(
    openApp: (attributes: Attributes) => Promise<Speaker>,
    page: Speaker['page'],
    prelude: string,
    attributes: Attributes,
  ): Promise<Speaker> {
    await rewriteText(page, '*/speech.worker-*.js', (script) => `${prelude}\n${script}`);
    return openApp(attributes);
  }

  test('that keeps no files speaks all the same, and says what that costs', async ({
    openApp,
    page,
    fromHub,
  }) => {
    const prelude =
      "Object.defineProperty(self, 'indexedDB', { value: undefined });" +
      'delete FileSystemFileHandle.prototype.createSyncAccessHandle;';
    const app = await openWithWorkerPrelude(openApp, page, prelude, fromHub);
    await app.text.fill('Private mode.');
    await app.play.click();
    await expect(app.notice).toContainText('does not let the page keep files');
    await app.untilEnded();
    expect(await app.errorCode()).toBeNull();
  });

  test('whose storage is full speaks all the same, and says so', async ({
    openApp,
    page,
    fromHub,
    server,
  }) => {
    const app = await openApp(fromHub);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(server.url).origin,
      quotaSize: 1000,
    });
    await app.text.fill('No room left.');
    await app.play.click();
    await expect(app.notice).toContainText('no room left');
    await app.untilEnded();
    expect(await app.errorCode()).toBeNull();
  });

  test('without Web Audio says so before anything is downloaded', async ({ openApp, page }) => {
    await page.addInitScript('delete globalThis.AudioContext');
    const app = await openApp();
    await app.useDraft();
    await app.play.click();
    await expect(app.error).toContainText('no Web Audio');
    expect(await app.errorCode()).toBe('audio-unavailable');
    expect(await app.metric('downloads')).toBe(0);
  });

  test('without WebGPU says so where it is asked for, and auto speaks', async ({
    openApp,
    page,
  }) => {
    const prelude = "Object.defineProperty(navigator, 'gpu', { value: undefined });";
    const app = await openWithWorkerPrelude(openApp, page, prelude, { provider: 'webgpu' });
    await app.useDraft();
    await app.play.click();
    await expect(app.error).toContainText('no usable graphics adapter');
    expect(await app.errorCode()).toBe('provider-unavailable');
    await page.evaluate(() =>
      document.querySelector('kokoro-speak')?.setAttribute('provider', 'auto'),
    );
    await speaksAgain(app);
  });
});

test.describe('a browser without a network', () => {
  // Neither the HTTP cache nor another test's network may come to its help.
  test.use({ freshContext: true });

  test('at the first visit says so, and speaks once it is online', async ({ openApp, page }) => {
    const app = await openApp();
    await app.useDraft();
    await app.text.fill('Is anybody there?');
    await page.context().setOffline(true);
    await app.play.click();
    await expect(app.error).toContainText('You are offline');
    expect(await app.errorCode()).toBe('network');
    await page.context().setOffline(false);
    await app.retry.click();
    await app.untilEnded();
  });

  test('before Kokoro was stored falls back to the draft voice', async ({ openApp, page }) => {
    const app = await openApp();
    await speaksAgain(app);
    await app.voice.selectOption('am_michael');
    await page.context().setOffline(true);
    await app.play.click();
    await expect(app.notice).toContainText('You are offline');
    await app.untilEnded();
    expect(await app.errorCode()).toBeNull();
    // The draft voice was never let go while nothing could take its place.
    expect(await app.metric('model-initialisations')).toBe(1);
  });
});

test('an option that makes no sense is named', async ({ openApp }) => {
  const app = await openApp({ provider: 'abacus' });
  await app.play.click();
  await expect(app.error).toContainText(
    'provider cannot be abacus: use auto, webgpu, webnn or wasm.',
  );
  expect(await app.errorCode()).toBe('invalid-argument');
});
