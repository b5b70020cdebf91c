import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { rolldown } from 'rolldown';
import { browserArguments, findBrowser } from '../../scripts/browser';
import { type StaticSite, startStaticSite } from '../support/static-site';
import type { FoundLibrary, Write } from './support/library-page';

/** How often the browser is killed, and how often only the page's process. */
const KILLS = 12;
/** Largest number of writes that are heard of before, and longest time in milliseconds that passes then. */
const WRITES = 12;
const LATER = 12;

let site: StaticSite;
let profile: string;
let context: BrowserContext | undefined;

test.beforeAll(async () => {
  const input = fileURLToPath(new URL('support/library-page.ts', import.meta.url));
  const bundle = await rolldown({ input, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  site = await startStaticSite(
    `<!doctype html><link rel="icon" href="data:,"><script type="module">${output[0].code}</script>`,
  );
  profile = mkdtempSync(join(tmpdir(), 'kokoro-speak-kill-'));
});

test.afterAll(async () => {
  await context?.close();
  site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** What a write that was begun, but perhaps not done, may have come to. */
class Expected {
  readonly #begun = new Map<string, Set<Write['kind']>>();
  readonly #done = new Map<string, Set<Write['kind']>>();

  begin({ hash, kind }: Write): void {
    this.#begun.set(hash, (this.#begun.get(hash) ?? new Set()).add(kind));
  }

  end({ hash, kind }: Write): void {
    this.#done.set(hash, (this.#done.get(hash) ?? new Set()).add(kind));
  }

  /** What is not as it may be, in words. */
  problems({ books, problems }: FoundLibrary): readonly string[] {
    const wrong = [...problems];
    for (const hash of new Set([...this.#begun.keys(), ...Object.keys(books)])) {
      const did = (kind: Write['kind']) => this.#done.get(hash)?.has(kind) ?? false;
      const may = (kind: Write['kind']) => this.#begun.get(hash)?.has(kind) ?? false;
      const book = books[hash];
      if (!book) {
        if (did('add') && !may('remove')) wrong.push(`${hash} is lost`);
        continue;
      }
      if (did('remove') || !may('add')) wrong.push(`${hash} is there`);
      for (const [kind, count] of [
        ['listen', book.listened],
        ['mark', book.bookmarks],
      ] as const)
        if (count < (did(kind) ? 1 : 0) || count > (may(kind) ? 1 : 0))
          wrong.push(`${hash}: ${count} times ${kind}`);
    }
    return wrong;
  }
}

async function openPage(expected: Expected, onBegin: () => void): Promise<Page> {
  context ??= await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: browserArguments({ webgpu: false }),
  });
  const page = await context.newPage();
  await page.exposeFunction('began', (write: Write) => {
    expected.begin(write);
    onBegin();
  });
  await page.exposeFunction('done', (write: Write) => expected.end(write));
  await page.goto(site.url);
  await page.waitForFunction(() => 'inspect' in globalThis);
  return page;
}

/** Ends processes as the system does when it has no memory or no power left: nothing is asked, nothing is tidied up. */
async function kill(page: Page, all: boolean): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The browser cannot be asked for its processes.');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const over = all
    ? new Promise<unknown>((resolve) => page.context().once('close', resolve))
    : page.waitForEvent('crash');
  for (const { id, type } of processInfo)
    if (all || type === 'renderer') process.kill(id, 'SIGKILL');
  await over;
  if (all) context = undefined;
}

/** The same numbers in every run, 0 to 1 (https://en.wikipedia.org/wiki/Lehmer_random_number_generator). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

test('whenever the browser or the page is killed, nothing is half there and nothing is lost', async () => {
  const random = numbers(7);
  const expected = new Expected();
  for (let round = 0; round < KILLS; round++) {
    let waits = Math.ceil(random.next().value * WRITES);
    let reached = () => {};
    const moment = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const page = await openPage(expected, () => --waits === 0 && reached());
    const found = await page.evaluate(() => inspect());
    expect(expected.problems(found), `after ${round} kills`).toEqual([]);
    // It never ends; the page does. A write that fails before is told at once.
    const writing = page.evaluate((prefix) => writeForEver(prefix), `${round}`);
    writing.catch(() => undefined);
    await Promise.race([moment, writing]);
    await new Promise((later) => setTimeout(later, random.next().value * LATER));
    await kill(page, round % 2 === 0);
  }
  const found = await (await openPage(expected, () => undefined)).evaluate(() => inspect());
  expect(expected.problems(found)).toEqual([]);
  expect(Object.keys(found.books).length).toBeGreaterThan(KILLS / 2);
});
