import { expect } from '@playwright/test';
import { browserArguments, findBrowser } from '../../scripts/browser';
import { test } from './support/app-test';
import { openPlainPage, type PlainPage } from './support/plain-page';

// A browser as people have it: no sound before the page was touched.
test.use({
  launchOptions: { executablePath: findBrowser(), args: browserArguments({ autoplay: false }) },
});

let site: PlainPage | undefined;
test.afterEach(() => site?.close());

test('a page that speaks by itself is told that it may not, and a click speaks', async ({
  page,
}) => {
  site = await openPlainPage(
    page,
    `import { createSpeechSynthesis, SpeechSynthesisUtterance } from '/kokoro-speak/speech-synthesis.js';
    const speechSynthesis = createSpeechSynthesis({ model: { kind: 'draft' } });
    const speak = () => {
      const utterance = new SpeechSynthesisUtterance('By itself.');
      utterance.onstart = utterance.onend = ({ type }) => console.log('outcome:', type);
      utterance.onerror = ({ error }) => console.log('outcome:', error);
      speechSynthesis.speak(utterance);
    };
    button.onclick = speak;
    speak();`,
  );
  const { said } = site;
  const outcomes = () => said.filter((line) => line.startsWith('outcome')).map((l) => l.slice(9));
  await expect.poll(outcomes).toEqual(['not-allowed']);
  await page.getByRole('button').click();
  await expect.poll(outcomes).toEqual(['not-allowed', 'start', 'end']);
});
