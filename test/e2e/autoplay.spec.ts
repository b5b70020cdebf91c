import { expect } from '@playwright/test';
import { browserArguments, findBrowser } from '../../scripts/browser';
import type { SpeechError } from '../../src/shared/speech-error';
import { test } from './support/app-test';

// A browser as people have it: no sound before the page was touched.
test.use({
  launchOptions: { executablePath: findBrowser(), args: browserArguments({ autoplay: false }) },
});

test('a page that plays by itself is told to wait for the reader, and a click plays', async ({
  openApp,
  page,
}) => {
  // From the page's own script, and told by the console: whatever a test runner evaluates counts as a touch.
  await page.addInitScript(() => {
    addEventListener('load', () => {
      customElements.whenDefined('kokoro-speak').then(() =>
        document
          .querySelector('kokoro-speak')
          ?.speak('By itself.', { voice: 'draft_mid' })
          .then(
            () => console.log('outcome: sounds'),
            (error: SpeechError) => console.log(`outcome: ${error.code}`),
          ),
      );
    });
  });
  const outcome = page.waitForEvent('console', (message) => message.text().startsWith('outcome'));
  const app = await openApp();
  expect((await outcome).text()).toBe('outcome: not-allowed');
  await expect(app.error).toContainText('only after you touch it');
  await app.play.click();
  await expect(app.status).toHaveText(/Reading/);
  await expect(app.error).toBeHidden();
});
