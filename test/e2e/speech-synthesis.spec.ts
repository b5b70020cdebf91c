import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './support/app-test';
import { openPlainPage, type PlainPage } from './support/plain-page';
import { measure } from './support/sound';
import { Speaker } from './support/speaker';

// The built `speech-synthesis.js` on a site that does nothing else for it.

const docs = readFileSync(new URL('../../docs/speech-synthesis.md', import.meta.url), 'utf8');
const [ponyfill, polyfill] = [...docs.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
const built = new URL('../../dist/speech-synthesis.js', import.meta.url).href;

let site: PlainPage | undefined;
test.afterEach(() => site?.close());

test('the documented ponyfill tells each word, and loads nothing before it speaks', async ({
  page,
}) => {
  const speaker = new Speaker(page);
  await speaker.recordSound();
  site = await openPlainPage(page, ponyfill ?? '');
  const { said, asked } = site;
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /worker|\.wasm|\.onnx|\.bin|huggingface/.test(url))).toEqual([]);
  await page.getByRole('button').click();
  await expect.poll(() => said.at(-1), { timeout: 60_000 }).toMatch(/^(not )?spoken/);
  const words = 'The old man sat down by the river to rest'.split(' ');
  expect(said.slice(-1 - words.length, -1)).toEqual(words);
  expect(said.at(-1)).toMatch(/^spoken in [1-9]\.\d seconds$/);
  expect(measure(await speaker.takeSound()).seconds).toBeGreaterThan(1.5);
});

test('the documented polyfill takes the browser’s place', async ({ page }) => {
  site = await openPlainPage(
    page,
    `${polyfill}
    button.onclick = () => {
      const utterance = new SpeechSynthesisUtterance('One two three four five.');
      utterance.voice = window.speechSynthesis.getVoices().find(({ name }) => name === 'Draft, medium');
      const events = [];
      for (const type of ['start', 'boundary', 'end', 'error'])
        utterance.addEventListener(type, (event) => {
          const own = event instanceof SpeechSynthesisEvent && !event.bubbles;
          events.push(own ? event.name || event.type : 'foreign');
          if (type === 'end' || type === 'error') console.log(events.join(' '));
        });
      window.speechSynthesis.speak(utterance);
      console.log(String(window.speechSynthesis), String(utterance), SpeechSynthesisUtterance.name);
    };`,
  );
  const { said } = site;
  await page.getByRole('button').click();
  await expect.poll(() => said.at(-1), { timeout: 60_000 }).toMatch(/^start/);
  expect(said.at(-1)).toBe('start sentence word word word word word end');
  // Their names are kept, whatever the bundler makes of the classes.
  expect(said).toContain(
    '[object SpeechSynthesis] [object SpeechSynthesisUtterance] SpeechSynthesisUtterance',
  );
});

test('it can be imported where there is no window, and changes nothing there', () => {
  const code = `
    const before = Object.getOwnPropertyNames(globalThis).join();
    const { speechSynthesis, SpeechSynthesisUtterance } = await import(${JSON.stringify(built)});
    const after = Object.getOwnPropertyNames(globalThis).join();
    const { text } = new SpeechSynthesisUtterance('One.');
    console.log(JSON.stringify([before === after, speechSynthesis.getVoices().length, text]));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', code]);
  expect(JSON.parse(said.toString())).toEqual([true, 31, 'One.']);
});
