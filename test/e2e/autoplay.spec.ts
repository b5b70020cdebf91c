import { expect } from '@playwright/test';
import { browserArguments, findBrowser } from '../../scripts/browser';
import { test } from './support/app-test';

// A browser as people have it: no sound before the page was touched.
test.use({
  launchOptions: { executablePath: findBrowser(), args: browserArguments({ autoplay: false }) },
});

test('a page that plays by itself is told to wait for the reader, and a click plays', async ({
  openApp,
  page,
}) => {
  // From the page's own script: what a test runner evaluates counts as a touch.
  await page.addInitScript(() => {
    addEventListener('load', () => {
      customElements.whenDefined('kokoro-speak').then(() =>
        document
          .querySelector('kokoro-speak')
          ?.speak('By itself.', { voice: 'draft_mid' })
          .catch(() => undefined),
      );
    });
  });
  const app = await openApp();
  await expect(app.error).toContainText('only after you touch it');
  await app.play.click();
  await expect(app.status).toHaveText(/Reading/);
  await expect(app.error).toBeHidden();
});
