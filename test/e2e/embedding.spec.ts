import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { type StaticSite, startStaticSite } from '../support/static-site';
import { test } from './support/app-test';
import { measure } from './support/sound';
import { Speaker } from './support/speaker';

// What the README tells a site's owner to write, on a site that does nothing else for it.

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The README's code block in this language. */
function snippet(language: string): string {
  const code = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme)?.[1];
  if (!code) throw new Error(`The README has no ${language} snippet.`);
  return code;
}

let site: StaticSite | undefined;
test.afterEach(() => site?.close());

test('the README’s tag makes a plain page speak, without special headers', async ({ page }) => {
  site = await startStaticSite(`<!doctype html><title>A story</title>${snippet('html')}`);
  await page.route('https://huggingface.co/**', (route) => route.abort());
  const speaker = new Speaker(page);
  await speaker.recordSound();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(site.url);
  await expect(speaker.play).toBeVisible();
  const beforePlay = asked.filter((url) => /worker|\.wasm|\.onnx|\.bin|dictionary/.test(url));
  expect(beforePlay).toEqual([]);

  await speaker.play.click();
  const highlighted = () =>
    page.evaluate(() => [...(CSS.highlights.get('kokoro-sentence') ?? [])].map(String).join(''));
  await expect.poll(highlighted).toBe('The old man sat down by the river to rest.');
  await speaker.untilEnded();
  expect(await highlighted()).toBe('');
  expect(measure(await speaker.takeSound()).seconds).toBeGreaterThan(1.5);
  const foreign = asked.filter(
    (url) => !url.startsWith(site?.url ?? '') && !url.startsWith('blob:'),
  );
  expect(foreign.every((url) => url.startsWith('https://huggingface.co/'))).toBe(true);
});

test('the README’s script makes sound without playing it', async ({ page }) => {
  site = await startStaticSite(
    `<!doctype html><title>A script</title><script type="module">${snippet('js')}</script>`,
  );
  const said = page.waitForEvent('console', (message) => message.text().includes('seconds'));
  await page.goto(site.url);
  expect((await said).text()).toMatch(/^\d+\.\d+ seconds/);
});

const STREAM_SCRIPT = `
  import { KokoroSpeech } from '/kokoro-speak/kokoro-speak.js';
  const text = '# News\\n\\nWhen **the old man** came home, he sat down.\\n\\n- It was late.';
  async function* answer() {
    for (const piece of text.match(/.{1,4}/gs)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      yield piece;
    }
  }
  document.querySelector('button').onclick = async () => {
    const engine = new KokoroSpeech();
    const words = [];
    const playback = engine.speak(answer(), { voice: 'draft_mid', type: 'text/markdown', rate: 2 });
    playback.on('boundary', ({ name, start, end }) => name === 'word' && words.push(text.slice(start, end)));
    await playback.finished;
    console.log('heard', words.join(' '));
  };`;

test('an answer is read while it comes', async ({ page }) => {
  site = await startStaticSite(
    `<!doctype html><title>A chat</title><button>Ask</button><script type="module">${STREAM_SCRIPT}</script>`,
  );
  const heard = page.waitForEvent('console', (message) => message.text().startsWith('heard'));
  await page.goto(site.url);
  await page.getByRole('button').click();
  expect((await heard).text()).toBe(
    'heard News When the old man came home he sat down It was late',
  );
});

test('it works under a strict content security policy', async ({ page }) => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
    "connect-src 'self' https://huggingface.co";
  site = await startStaticSite(`<!doctype html><title>Strict</title>${snippet('html')}`, {
    headers: { 'content-security-policy': policy },
  });
  await page.route('https://huggingface.co/**', (route) => route.abort());
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  await page.goto(site.url);
  const speaker = new Speaker(page);
  await speaker.play.click();
  await speaker.untilEnded();
  expect(violations).toEqual([]);
});
