import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';

// Each of Playwright's own contexts is a private window: it starts without an HTTP cache and keeps no compiled code, so
// that 14 MB of WebAssembly are compiled in every test. A profile on the disk keeps both. Everything else that a test
// leaves behind is cleared, and what it sets on its page is closed with the page.

/** Everything that a site stores, but not the HTTP cache. */
const STORED = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';

/** A browser with a profile of its own, for one test after another. */
export interface SharedBrowser {
  /** Has one empty page, nothing stored, and is online. */
  readonly context: BrowserContext;
  /** Makes the context so again. */
  reset(): Promise<void>;
  /** A private window, which shares nothing. */
  newContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Starts a browser with an empty profile, which is removed when the browser is closed. */
export async function launchShared(options: LaunchOptions): Promise<SharedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'kokoro-speak-profile-'));
  const context = await chromium.launchPersistentContext(profile, options);
  const browser = context.browser();
  if (!browser) throw new Error('The browser cannot open private windows.');
  return {
    context,
    async reset() {
      const used = context.pages();
      // First, because the browser ends with its last page.
      const empty = await context.newPage();
      await Promise.all(used.map((page) => page.close()));
      await context.setOffline(false);
      await context.unrouteAll();
      const session = await context.newCDPSession(empty);
      await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: STORED });
      await session.detach();
    },
    newContext: () => browser.newContext(),
    async close() {
      await context.close();
      // The last of the browser's processes may still write for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
