import type { Browser, Page } from 'playwright';

/** What every consumer's page reads, in words. */
const WORDS = ['The', 'old', 'man', 'sat', 'down'];

/** Longest wait for one sentence; none of it is measured. */
const PATIENCE_MS = 60_000;

declare global {
  /** Words that the element told, as the page's own listeners heard them. */
  var told: string[];
  /** Words that a consumer's own code was told. */
  var heard: string[];
  var ended: boolean;
  /** Set by a script that somebody has changed on its way. */
  var tampered: boolean | undefined;
}

/** How a page is visited. */
export interface Visit {
  readonly url: string;
  /** Origins that may be asked for something. */
  readonly origins: readonly string[];
  /** Called before Play, when the page has shown itself. */
  readonly before?: (page: Page) => Promise<void>;
  /** Called after the sentence. */
  readonly after?: (page: Page) => Promise<void>;
}

/** What a visit showed. */
export interface Visited {
  /** Addresses that were asked for before Play. */
  readonly beforePlay: readonly string[];
  /** Those and all that were asked for later. */
  readonly asked: readonly string[];
}

/**
 * Opens a page, presses Play and listens. Throws where a word is missing, where somebody else was asked for something, and where the
 * page or one of its threads reported an error.
 */
export async function visit(browser: Browser, options: Visit): Promise<Visited> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(listen);
    await page.goto(options.url);
    const play = page.locator('kokoro-speak [part="play-button"], button').first();
    await play.waitFor();
    await page.waitForLoadState('networkidle');
    const beforePlay = [...asked];
    await options.before?.(page);
    await play.click();
    await read(page, problems);
    await options.after?.(page);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const foreign = asked.filter(
      (url) => !/^(blob|data):/.test(url) && !options.origins.includes(new URL(url).origin),
    );
    if (foreign.length > 0) throw new Error(`asked somebody else: ${foreign.join(' ')}`);
    return { beforePlay, asked };
  } finally {
    await context.close();
  }
}

/** What a page shows that lacks something. */
export interface Refusal {
  /** What the element says why; undefined where not even the element is there, or where it spoke all the same. */
  readonly message: string | undefined;
  /** Whether a script ran that somebody had changed. */
  readonly tampered: boolean;
}

/** Opens a page that lacks something, and presses Play if there is one. */
export async function visitRefused(browser: Browser, url: string): Promise<Refusal> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(listen);
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    let message: string | undefined;
    if (await page.evaluate(() => customElements.get('kokoro-speak') !== undefined)) {
      await page.locator('kokoro-speak [part="play-button"]').click();
      const error = page.locator('kokoro-speak [part="error"] p').first();
      const ended = page.waitForFunction(() => globalThis.ended);
      const isRefused = await Promise.race([
        error.waitFor().then(() => true),
        ended.then(() => false),
      ]);
      // Whoever loses the race is not waited for.
      ended.catch(() => undefined);
      if (isRefused) message = (await error.textContent()) ?? '';
    }
    const tampered = await page.evaluate(() => globalThis.tampered === true);
    return { message, tampered };
  } finally {
    await context.close();
  }
}

/** Waits for the end of the sentence, and compares what was told of it. */
async function read(page: Page, problems: readonly string[]): Promise<void> {
  try {
    await page.waitForFunction(() => globalThis.ended);
  } catch (error) {
    const shown = await page
      .locator('kokoro-speak')
      .first()
      .textContent()
      .catch(() => '');
    throw new Error([`did not end: ${shown}`, ...problems].join('\n'), { cause: error });
  }
  const { told, heard } = await page.evaluate(() => ({
    told: globalThis.told,
    heard: globalThis.heard,
  }));
  const words = heard.length > 0 ? heard : told;
  if (words.join(' ') !== WORDS.join(' ')) throw new Error(`heard “${words.join(' ')}”`);
}

/** Runs in the page before its own scripts. */
function listen(): void {
  globalThis.told = [];
  globalThis.heard = [];
  globalThis.ended = false;
  addEventListener(
    'boundary',
    (event) => {
      const { detail, target } = event as HTMLElementEventMap['boundary'];
      if (detail.name !== 'word') return;
      globalThis.told.push(((target as Element).textContent ?? '').slice(detail.start, detail.end));
    },
    true,
  );
  addEventListener(
    'ended',
    () => {
      globalThis.ended = true;
    },
    true,
  );
}
