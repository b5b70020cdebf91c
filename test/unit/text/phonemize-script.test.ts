import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

async function run(input: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/phonemize.ts', ...args], {
    cwd: ROOT,
  });
  child.stdin.on('error', () => {}); // It may end before it has read everything.
  child.stdin.end(input);
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return { lines: out.split('\n').slice(0, -1), error, code };
}

describe('scripts/phonemize.ts', { timeout: 60_000 }, () => {
  it('prints one object a line, for empty lines too', async () => {
    const { lines, code } = await run('Go\r\n\na\u2028b 𝄞\nlast', '--lang', 'en-gb');
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { text: 'Go', phonemes: 'ɡˈQ', words: [{ start: 0, end: 2, spoken: 'Go', phonemes: 'ɡˈQ' }] },
      { text: '', phonemes: '', words: [], dropped: [] },
      { text: 'a\u2028b 𝄞', dropped: [{ symbol: '𝄞', start: 4, end: 6 }] },
      { text: 'last' },
    ]);
  });

  it.each([['fr'], ['']])('refuses the language %j with status 2', async (language) => {
    const { lines, error, code } = await run('Go\n', '--lang', language);
    expect({ lines, code }).toEqual({ lines: [], code: 2 });
    expect(error).toContain(`“${language}” cannot be spoken`);
    expect(error).toContain('en-us|en-gb');
  });

  it('reads another format, with pronunciations from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'phonemize-'));
    const file = join(folder, 'mine.json');
    const entries = [{ word: 'Qwrtz', phonemes: 'kwˈɔɹts' }];
    writeFileSync(
      file,
      JSON.stringify({ schema: 'kokoro-speak/pronunciations', version: 1, entries }),
    );
    try {
      const { lines, code } = await run(
        '**Qwrtz** [1]\n',
        ...['--type', 'text/markdown', '--verbosity', 'prose', '--lexicon', file],
      );
      expect(code).toBe(0);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        phonemes: 'kwˈɔɹts',
        words: [{ start: 2, end: 7 }],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['--type', 'text/pdf'],
    ['--verbosity', 'little'],
    ['--lexicon', 'no-such-file.json'],
  ])('refuses %s %s with status 2', async (...args) => {
    const { error, code } = await run('Go\n', ...args);
    expect(code).toBe(2);
    expect(error).toContain('Usage: phonemize');
  });
});
