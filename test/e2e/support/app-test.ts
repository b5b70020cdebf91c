import { test as base, type Page } from '@playwright/test';
import { serveDist } from '../../../scripts/serve-dist';
import { draftAsKokoro } from '../../support/draft-as-kokoro';
import { type Hub, startHub } from '../../support/hub';
import { cacheAssets, type Front } from './cached-assets';
import { rewriteText } from './intercept';
import { launchShared, type SharedBrowser } from './shared-browser';
import { Speaker } from './speaker';

/** Attributes that a site's owner writes into the page's `<kokoro-speak>`. */
export type Attributes = Readonly<Record<string, string>>;

interface TestFixtures {
  /**
   * Gives the test a context that nobody used before, with an empty HTTP cache: for what only a first visit shows, or
   * what goes offline. It costs a compilation of the runtime. Off by default.
   */
  readonly freshContext: boolean;
  /** Opens the built app with attributes set in its HTML, as a site's owner would. */
  readonly openApp: (attributes?: Attributes) => Promise<Speaker>;
  /** Attributes that make the app take its model from the test's hub. */
  readonly fromHub: Attributes;
}

interface WorkerFixtures {
  readonly sharedBrowser: SharedBrowser;
  readonly server: Front;
  readonly hub: Hub;
}

async function open(page: Page, url: string, attributes: Attributes): Promise<Speaker> {
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  await rewriteText(page, url, (html) =>
    html.replace('<kokoro-speak ', `<kokoro-speak${written} `),
  );
  const speaker = new Speaker(page);
  await speaker.recordSound();
  await page.goto(url);
  return speaker;
}

/**
 * Playwright's test with the built app served and a model hub beside it. Tests share a browser that keeps the compiled
 * runtime, see {@link launchShared}: what a test sets, it sets on its `page`.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  sharedBrowser: [
    async ({ launchOptions }, use) => {
      const browser = await launchShared(launchOptions);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  freshContext: [false, { option: true }],
  context: async ({ sharedBrowser, freshContext }, use, testInfo) => {
    const context = freshContext ? await sharedBrowser.newContext() : sharedBrowser.context;
    await use(context);
    if (freshContext) await context.close();
    // The runner still describes the page of a test that failed, and goes on with a new worker and its own browser.
    else if (testInfo.status === testInfo.expectedStatus) await sharedBrowser.reset();
  },
  page: async ({ context }, use) => {
    await use(context.pages()[0] ?? (await context.newPage()));
  },
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const dist = await serveDist({ port: 4400 });
      const front = await cacheAssets(dist.url);
      await use(front);
      front.close();
      await dist.close();
    },
    { scope: 'worker' },
  ],
  hub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const hub = await startHub({ files: await draftAsKokoro() });
      await use(hub);
      await hub.close();
    },
    { scope: 'worker' },
  ],
  fromHub: async ({ hub }, use) => {
    hub.reset();
    await use({ model: hub.manifestUrl, 'model-base': hub.origin });
  },
  openApp: async ({ page, server }, use) => {
    await use((attributes = {}) => open(page, server.url, attributes));
  },
});
