import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureRecogniser, recognise } from './recognise';
import { spokenWords, wordErrors } from './word-error-rate';

// Do people understand it? The draft voice through the whole built path, judged by a speech recogniser.

/** Share of words that may be misheard. */
const LIMIT = 0.12;

const sentences = readFileSync(
  new URL('../test/fixtures/text/intelligibility.txt', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n');

function speak(folder: string): void {
  const say = fileURLToPath(new URL('say.ts', import.meta.url));
  const tsx = fileURLToPath(new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url));
  const { status } = spawnSync(
    process.execPath,
    [tsx, say, '--model', 'draft', '--voice', 'draft_mid', '--out-dir', folder],
    { input: `${sentences.join('\n')}\n`, stdio: ['pipe', 'inherit', 'inherit'] },
  );
  if (status !== 0) throw new Error('The sentences could not be spoken.');
}

function main(): void {
  if (!ensureRecogniser()) {
    console.log(
      'Skipped: the listening test needs Debian’s pocketsphinx, and it cannot be installed here.',
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'intelligibility-'));
  try {
    speak(folder);
    const heard = recognise(sentences.map((_, i) => join(folder, `${i + 1}.wav`)));
    let errors = 0;
    let words = 0;
    for (const [i, sentence] of sentences.entries()) {
      const reference = spokenWords(sentence);
      const wrong = wordErrors(reference, spokenWords(heard[i] ?? ''));
      errors += wrong;
      words += reference.length;
      if (wrong > 0) console.log(`${wrong} wrong: ${sentence}\n   heard: ${heard[i]}`);
    }
    const rate = errors / words;
    const percent = `${(100 * rate).toFixed(1)}%`;
    console.log(
      `Word error rate ${percent} (${errors} of ${words}); at most ${100 * LIMIT}% allowed.`,
    );
    console.log(rate <= LIMIT ? '1 passed, 0 failed' : '0 passed, 1 failed');
    process.exitCode = rate <= LIMIT ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
