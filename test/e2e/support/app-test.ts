import { test as base, type Page } from '@playwright/test';
import { type DistServer, serveDist } from '../../../scripts/serve-dist';
import { draftAsKokoro } from '../../support/draft-as-kokoro';
import { type Hub, startHub } from '../../support/hub';
import { Speaker } from './speaker';

/** Attributes that a site's owner writes into the page's `<kokoro-speak>`. */
export type Attributes = Readonly<Record<string, string>>;

interface TestFixtures {
  /** Opens the built app with attributes set in its HTML, as a site's owner would. */
  readonly openApp: (attributes?: Attributes) => Promise<Speaker>;
  /** Attributes that make the app take its model from the test's hub. */
  readonly fromHub: Attributes;
}

interface WorkerFixtures {
  readonly server: DistServer;
  readonly hub: Hub;
}

async function open(page: Page, url: string, attributes: Attributes): Promise<Speaker> {
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('<kokoro-speak ', `<kokoro-speak${written} `);
    await route.fulfill({ response, body: html });
  });
  const speaker = new Speaker(page);
  await speaker.recordSound();
  await page.goto(url);
  return speaker;
}

/** Playwright's test with the built app served and a model hub beside it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const server = await serveDist({ port: 4400 });
      await use(server);
      await server.close();
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
