import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/text/plan/normalize-text';

const PAGE = new URL('../../../docs/written-forms.md', import.meta.url);

/** The rows of the table of examples: class, written, American, British. */
const rows = readFileSync(PAGE, 'utf8')
  .split('\n')
  .map((line) => /^\| ([^|]+) \| `(.+)` \| (.+) \| (.+) \|$/.exec(line)?.slice(1) ?? [])
  .filter((cells) => cells.length === 4);

describe('the examples of docs/written-forms.md', () => {
  it('are many', () => {
    expect(rows.length).toBeGreaterThan(60);
  });

  it.each(rows)('%s: %s', (_, written = '', american = '', british = '') => {
    expect(normalizeText(written, { language: 'en-us' }).text).toBe(american);
    const expected = british === 'the same' ? american : british;
    expect(normalizeText(written, { language: 'en-gb' }).text).toBe(expected);
  });
});
