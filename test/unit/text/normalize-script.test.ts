import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

async function run(input: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/normalize.ts', ...args], {
    cwd: ROOT,
  });
  child.stdin.on('error', () => {}); // It may end before it has read everything.
  child.stdin.end(input);
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return {
    lines: out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
    error,
    code,
  };
}

describe('scripts/normalize.ts', { timeout: 60_000 }, () => {
  it('prints one object a line, with spans into both texts', async () => {
    const { lines, code } = await run('Pay $5.\n\n105 👍\n', '--lang', 'en-gb');
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        text: 'Pay $5.',
        normalized: 'Pay five dollars.',
        spans: [
          { start: 0, end: 3, normalizedStart: 0, normalizedEnd: 3 },
          { start: 4, end: 6, normalizedStart: 4, normalizedEnd: 16, kind: 'money' },
        ],
      },
      { text: '', normalized: '', spans: [] },
      {
        text: '105 👍',
        normalized: 'one hundred and five thumbs up',
        spans: [
          { start: 0, end: 3, normalizedStart: 0, normalizedEnd: 20, kind: 'cardinal' },
          { start: 4, end: 6, normalizedStart: 21, normalizedEnd: 30, kind: 'emoji' },
        ],
      },
    ]);
  });

  it('leaves emoji out when asked', async () => {
    const { lines } = await run('Hi 👍\n', '--emoji', 'silent');
    expect(lines[0].normalized).toBe('Hi');
  });

  it.each([
    ['--lang', 'fr'],
    ['--emoji', 'loud'],
  ])('refuses %s %s with status 2', async (...args) => {
    const { error, code } = await run('Hi\n', ...args);
    expect(code).toBe(2);
    expect(error).toContain('Usage: normalize');
  });
});
