import { type Browser, chromium, type Page } from 'playwright';
import { joinTape, recordOutput, type TapePiece } from '../test/support/output-recorder';
import { browserArguments, ensureBrowser } from './browser';
import { prepareInPage, takeTapeInPage } from './timing-page';

/** Pieces of tape taken at once. */
const PIECES = 500;

/** Where the built library and the model are. */
export interface TimingSite {
  /** Address of the built app. */
  readonly url: string;
  readonly manifest: string;
}

/** Starts the browser that everything is heard in. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser(),
    args: browserArguments({ webgpu: false }),
  });
}

/** Does something in a page of its own, whose output is recorded and whose engine is ready. */
export async function inTimingPage<T>(
  browser: Browser,
  { url, manifest }: TimingSite,
  job: (page: Page) => Promise<T>,
): Promise<T> {
  // A context of its own: one voice speaks at a time in what pages share.
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`page: ${error.message}`));
    // The script runner wraps named functions in a helper that the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(recordOutput);
    await page.goto(new URL('licences.txt', url).href);
    await page.evaluate(prepareInPage, { library: new URL('kokoro-speak.js', url).href, manifest });
    return await job(page);
  } finally {
    await context.close();
  }
}

/** Everything that was recorded since it was last asked for. */
export async function takeTape(
  page: Page,
  sampleRate: number,
): Promise<ReturnType<typeof joinTape>> {
  const pieces: TapePiece[] = [];
  for (;;) {
    const { times, data } = await page.evaluate(takeTapeInPage, PIECES);
    if (times.length === 0) return joinTape(pieces, sampleRate);
    const bytes = Uint8Array.from(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'));
    const each = bytes.byteLength / times.length;
    for (const [i, at] of times.entries())
      pieces.push({ at, samples: new Int16Array(bytes.buffer, i * each, each / 2) });
  }
}
