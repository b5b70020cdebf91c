import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allBlocks, blocksOf, LANGUAGES } from '../../support/doc-blocks';
import { commandFaults } from '../../support/doc-commands';

// What needs no browser of the documents' blocks; test/e2e/docs.spec.ts has the rest.

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BLOCKS = allBlocks();
const of = (...languages: string[]) =>
  BLOCKS.filter(({ language, notRun }) => languages.includes(language) && !notRun);

describe('blocks are found', () => {
  it('with their language, their line, and without a list’s indentation', () => {
    const text = 'A list:\n\n- one\n  ```sh\n  npm ci\n    more\n  ```\n```text\n```';
    expect(blocksOf('a.md', text)).toEqual([
      { place: 'a.md:4', language: 'sh', code: 'npm ci\n  more' },
      { place: 'a.md:8', language: 'text', code: '' },
    ]);
  });

  it('with the reason why one is not run', () => {
    const text = '<!-- not run: it is long -->\n```sh\n```';
    expect(blocksOf('a.md', text)).toMatchObject([{ notRun: 'it is long' }]);
  });

  it('and none without an end', () => {
    expect(() => blocksOf('a.md', '```sh\nnpm ci')).toThrow('a.md:1');
  });
});

it('each is of a language that a test knows', () => {
  const strange = BLOCKS.filter(({ language }) => !(language in LANGUAGES));
  expect(strange.map(({ place, language }) => `${place} ${language}`)).toEqual([]);
});

it('few are not run, each for a reason', () => {
  const exempt = BLOCKS.filter(({ notRun }) => notRun);
  console.log(
    `${BLOCKS.length} blocks, ${exempt.length} not run:`,
    ...exempt.map(({ place, notRun }) => `\n  ${place}: ${notRun}`),
  );
  expect(exempt.length).toBeLessThanOrEqual(4);
});

describe('commands', () => {
  it.each(of('sh'))('of $place are there', ({ code }) => {
    expect(code.split('\n').flatMap(commandFaults)).toEqual([]);
  });

  it.each([
    ['npm run soaked', 'no script soaked'],
    ['npm run -s soak -- --minuets 1', 'soak knows no --minuets'],
    ['yarn add kokoro-speak', 'unknown command yarn'],
  ])('%s is found to be wrong', (line, fault) => {
    expect(commandFaults(line)).toEqual([fault]);
  });

  it.each(of('console'))('of $place print what they are said to', ({ code }) => {
    const [line = '', ...printed] = code.split('\n');
    expect(line).toMatch(/^\$ /);
    const output = execFileSync('bash', ['-c', line.slice(2)], { cwd: ROOT, encoding: 'utf8' });
    // What is not shown is an ellipsis.
    const pattern = printed
      .join('\n')
      .split('…')
      .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*');
    expect(output.trimEnd()).toMatch(new RegExp(`^${pattern}$`));
  });
});

describe('JSON', () => {
  it.each(of('json'))('of $place is JSON, and what it names is there', ({ code }) => {
    const value = JSON.parse(code) as Record<string, unknown>;
    const check = KINDS.find(({ fits }) => fits(value));
    expect(check, 'a kind of JSON that the test knows').toBeDefined();
    check?.check(value);
  });
});

const KINDS: readonly {
  fits(value: Record<string, unknown>): boolean;
  check(value: Record<string, unknown>): void;
}[] = [
  {
    fits: (value) => value.format === 'kokoro-speak/times',
    check(value) {
      const files = [
        'src/audio/captions/times-json.ts',
        'src/contracts/export.ts',
        'src/contracts/text.ts',
      ];
      const source = files.map((file) => readFileSync(ROOT + file, 'utf8')).join();
      const isKnown = (key: string) => new RegExp(`\\b${key}\\??:`).test(source);
      expect(keysOf(value).filter((key) => !isKnown(key))).toEqual([]);
    },
  },
  {
    fits: (value) => 'html.customData' in value,
    check(value) {
      const [path = ''] = value['html.customData'] as string[];
      const file = path.replace('./node_modules/kokoro-speak/', '');
      const writer = readFileSync(`${ROOT}scripts/package-element-data.ts`, 'utf8');
      expect(writer).toContain(`'${file}'`);
    },
  },
  {
    fits: (value) => value.schema === 'kokoro-speak/pronunciations',
    check(value) {
      expect(value.version).toBe(1);
      expect(keysOf(value).length).toBeGreaterThan(0);
    },
  },
];

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysOf)];
}
