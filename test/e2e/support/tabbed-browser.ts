import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { browserArguments, findBrowser } from '../../../scripts/browser';

// Playwright lets every page believe that it is in front, and starts the browser so that nothing is slowed down behind it. A browser
// that is only connected to is left as people have it.

/** A browser whose tabs hide each other. */
export interface TabbedBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Starts one with an empty profile, which is removed when it is closed. */
export async function launchTabbed(): Promise<TabbedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'kokoro-speak-tabs-'));
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const process = spawn(findBrowser(), [...browserArguments({ webgpu: false }), ...own], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(process, 'exit');
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    process.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    process.once('error', reject);
    void ended.then(() => reject(new Error(`The browser ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no window.');
  return {
    context,
    async close() {
      const session = await browser.newBrowserCDPSession();
      // The answer may be lost with the browser.
      await session.send('Browser.close').catch(() => undefined);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
