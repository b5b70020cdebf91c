/**
 * Whether the first minute of a book takes the memory of a short text: `npm run -s bench:long-text`. The draft voice, the built
 * library, two texts.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { playLongText } from './bench-long-text-page';
import { readFolder, startBenchSite } from './bench-site';
import { browserArguments, findBrowser } from './browser';
import { ensureBuilt } from './ensure-built';

const SECONDS = 60;

await ensureBuilt();
const site = await startBenchSite({
  'kokoro-speak': readFolder(fileURLToPath(new URL('../dist/', import.meta.url))),
});
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments() });
const library = new URL('kokoro-speak/kokoro-speak.js', site.url).href;
try {
  console.log(
    `| words | first sound, ms | memory after ${SECONDS} s, MB | units made | underruns | said to take, h |`,
  );
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const words of [300, 200_000]) {
    const page = await browser.newPage();
    await page.goto(site.url);
    const run = await page.evaluate(playLongText, { library, words, seconds: SECONDS });
    const { firstSoundMs, bytes, runs, underruns, duration } = run;
    const figures = [
      firstSoundMs.toFixed(0),
      (bytes / 1e6).toFixed(1),
      runs,
      underruns,
      (duration / 3600).toFixed(1),
    ];
    console.log(`| ${[words.toLocaleString('en'), ...figures].join(' | ')} |`);
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}
