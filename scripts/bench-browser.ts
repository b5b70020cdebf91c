import { chromium, type Page } from 'playwright';
import { browserArguments, ensureBrowser } from './browser';
import { HAS_PROCESS_FILES, renderersOf, watchPeak } from './process-memory';

/**
 * Does something in a page of a browser of its own, without a graphics adapter unless one is asked for; what it stores stays in
 * the profile.
 * @param job is given the page, and a function that tells the growth of its process at its highest, in megabytes
 */
export async function inFreshBrowser<T>(
  profileFolder: string,
  address: string,
  job: (page: Page, peak: () => number) => Promise<T>,
  { webgpu = false }: { readonly webgpu?: boolean } = {},
): Promise<T> {
  const browser = await chromium.launchPersistentContext(profileFolder, {
    executablePath: ensureBrowser(),
    args: browserArguments({ webgpu }),
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`page: ${error.message}`));
    // The script runner wraps named functions in a helper that the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(address);
    const peak = HAS_PROCESS_FILES ? watchPeak(renderersOf(profileFolder)) : () => Number.NaN;
    return await job(page, peak);
  } finally {
    await browser.close();
  }
}
