/**
 * Pictures of the page in its main states, light and dark, phone and desktop: `npm run screenshots`. Taken from a
 * development server, which also serves the fake engine that brings the states about.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { SPEECH_STATES } from '../test/support/speech-states';
import { browserArguments, findBrowser } from './browser';

const FOLDER = '.cache/screenshots';
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const SCHEMES = ['light', 'dark'] as const;

const server = await createServer({ logLevel: 'error' });
await server.listen();
const address = server.resolvedUrls?.local[0];
if (!address) throw new Error('The development server has no address.');

await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: browserArguments({ webgpu: false }),
});
try {
  for (const colorScheme of SCHEMES) {
    for (const viewport of SIZES) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      for (const state of SPEECH_STATES) {
        const page = await context.newPage();
        await page.goto(address);
        await page.evaluate(
          async ([module, name]) => {
            const { showSpeechState } = await import(module);
            await showSpeechState(document.querySelector('kokoro-speak'), name);
          },
          ['/test/support/speech-states.ts', state] as const,
        );
        const file = join(FOLDER, `${state}-${colorScheme}-${viewport.width}.png`);
        await page.screenshot({ path: file });
        console.log(file);
        await page.close();
      }
      const page = await context.newPage();
      await page.goto(`${address}#/embed`);
      await page.getByLabel('Layout').selectOption('full');
      const file = join(FOLDER, `embed-${colorScheme}-${viewport.width}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
      await context.close();
    }
  }
  for (const colorScheme of SCHEMES) {
    for (const forcedColors of ['none', 'active'] as const) {
      const context = await browser.newContext({
        viewport: { width: 760, height: 460 },
        colorScheme,
        forcedColors,
      });
      for (const draw of ['auto', 'marks'] as const) {
        const page = await context.newPage();
        await page.goto(address);
        await page.evaluate(
          async ([module, how]) => {
            const { showHighlightedStory } = await import(module);
            showHighlightedStory(how);
          },
          ['/test/support/highlighted-story.ts', draw] as const,
        );
        const forced = forcedColors === 'active' ? '-forced' : '';
        const file = join(FOLDER, `highlight-${draw}-${colorScheme}${forced}.png`);
        await page.screenshot({ path: file });
        console.log(file);
        await page.close();
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
