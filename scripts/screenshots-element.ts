/**
 * Pictures of the player alone: `npm run -s screenshots:element`. Every layout in every state, light and dark, at three widths, goes to
 * `.cache/screenshots/element`; a sheet of each scheme is kept in `docs/screenshots`, with one of forced colours and one from right to
 * left. Taken from a development server, which also serves the fake engine that brings the states about.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright';
import { createServer } from 'vite';
import type { SheetOptions } from '../test/support/element-sheet';
import { SPEECH_STATES } from '../test/support/speech-states';
import { browserArguments, findBrowser } from './browser';

const KEPT = 'docs/screenshots';
const SINGLE = '.cache/screenshots/element';
const LAYOUTS = ['compact', 'bar', 'full'] as const;
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 390, 1280] as const;
/** Around a single player, where its bubble has room, too. */
const MARGIN = 24;

/** States that make a sheet of their own point: what is forced or turned shows in them. */
const SOME = ['downloading', 'playing', 'notice'] as const;
const ROWS = { compact: SOME, bar: SOME, full: SOME };

interface Picture {
  readonly file: string;
  readonly sheet: SheetOptions;
}

/** Pictures that are taken in one window. */
interface Series {
  readonly width: number;
  readonly context: BrowserContextOptions;
  readonly pictures: readonly Picture[];
}

function kept(
  name: string,
  context: BrowserContextOptions,
  sheet: Omit<SheetOptions, 'width'>,
): Series {
  const file = join(KEPT, `player-${name}.png`);
  return { width: 1258, context, pictures: [{ file, sheet: { ...sheet, width: 390 } }] };
}

const ALL = {
  compact: SPEECH_STATES,
  bar: SPEECH_STATES,
  full: ['idle', 'downloading', 'playing', 'ended', 'notice', 'failed'],
} as const;

const series: Series[] = [
  kept('light', { colorScheme: 'light' }, { rows: ALL }),
  kept('dark', { colorScheme: 'dark' }, { rows: ALL }),
  kept('forced-colors', { colorScheme: 'dark', forcedColors: 'active' }, { rows: ROWS }),
  kept('right-to-left', { colorScheme: 'light' }, { rows: ROWS, dir: 'rtl' }),
  ...SCHEMES.flatMap((colorScheme) =>
    WIDTHS.map((width) => ({
      width,
      context: { colorScheme },
      pictures: LAYOUTS.flatMap((layout) =>
        SPEECH_STATES.map((state) => ({
          file: join(SINGLE, `${layout}-${state}-${colorScheme}-${width}.png`),
          sheet: { rows: { [layout]: [state] }, width: width - 2 * MARGIN },
        })),
      ),
    })),
  ),
];

async function take(
  browser: Browser,
  address: string,
  { width, context: options, pictures }: Series,
): Promise<void> {
  // High enough for any of them: a bubble finds its place within the window.
  const viewport = { width, height: 3200 };
  const context = await browser.newContext({ ...options, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(new URL('test/support/element-sheet.html', address).href);
  for (const { file, sheet } of pictures) {
    const height = await page.evaluate(
      async ([module, wanted]) => {
        const { showElementSheet } = await import(module);
        await showElementSheet(wanted);
        return document.body.offsetHeight;
      },
      ['/test/support/element-sheet.ts', sheet] as const,
    );
    await page.screenshot({ path: file, clip: { x: 0, y: 0, width, height } });
    console.log(file);
  }
  await context.close();
}

const server = await createServer({ logLevel: 'error' });
await server.listen();
const address = server.resolvedUrls?.local[0];
if (!address) throw new Error('The development server has no address.');
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: browserArguments({ webgpu: false }),
});
try {
  for (const folder of [KEPT, SINGLE]) await mkdir(folder, { recursive: true });
  for (const each of series) await take(browser, address, each);
} finally {
  await browser.close();
  await server.close();
}
