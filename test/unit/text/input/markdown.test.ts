import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/text/input/read-document';
import { readAloud, unitsOf } from '../../../support/read-aloud';

const words = async (text: string, verbosity?: 'all' | 'most' | 'prose') =>
  (await readAloud(text, 'text/markdown', verbosity))
    .map(([said]) => said)
    .join(' / ')
    // Of how many words an address is does not matter here.
    .replace(/https\W+x\W+org/, 'ADDRESS');

describe('Markdown', () => {
  it('makes pauses of structure', async () => {
    const text = '# Title\n\nA paragraph.\nIt goes on.\n\n- one\n- two\n\nLast.';
    expect(await readAloud(text, 'text/markdown')).toEqual([
      ['Title', 0.8],
      ['A paragraph', 0.35],
      ['It goes on', 0.7],
      ['one', 0.4],
      ['two', 0.7],
      ['Last', 0.7],
    ]);
  });

  it.each([
    ['**bold** and *not*', 'bold and not'],
    ['`code` and ~~gone~~', 'code and gone'],
    ['[text](http://x.org/a "title") here', 'text here'],
    ['[text][label] here\n\n[label]: http://x.org', 'text here'],
    ['![a cat](cat.png) sat', 'a cat sat'],
    ['1. first\n2. second', 'first / second'],
    ['> quoted\n> text', 'quoted text'],
    ['Setext\n===', 'Setext'],
    ['\\*a\\_b', 'a b'],
    ['AT&amp;T', 'AT&amp;T'],
    ['- [ ] to do', 'to do'],
    ['---\ntitle: x\n---\nText', 'Text'],
    ['a<br>b <span>c</span><!-- d -->', 'a b c'],
    ['<div>\nhtml *text*\n</div>', 'html text'],
    ['[Kokoro](/kˈOkəɹO/) speaks', 'Kokoro speaks'],
    ['[docs](/docs/) tell', 'docs tell'],
    ['[^1]: a note', 'a note'],
  ])('%j is read as %j', async (text, said) => {
    expect(await words(text)).toBe(said);
  });

  it('leaves out more and more', async () => {
    const text =
      'Text [12] here[^1]. See https://x.org now.\n\n```\ncode\n```\n\n| a | b |\n| - | - |\n| c | d |\n\n![cat](c.png)\n\n[^1]: note';
    expect(await words(text, 'all')).toBe(
      'Text 12 here 1 / See ADDRESS now / code / a / b / c / d / cat / note',
    );
    expect(await words(text, 'most')).toBe(
      'Text here / See ADDRESS now / a / b / c / d / cat / note',
    );
    expect(await words(text, 'prose')).toBe('Text here / See now');
  });

  it('hears a given pronunciation instead of its word', async () => {
    const text = 'Hear [New York](/nˈu jˈɔɹk/).';
    const [unit] = await unitsOf(text, 'text/markdown');
    expect(unit?.words[1]).toMatchObject({ spoken: 'New York', phonemes: 'nˈu jˈɔɹk' });
    expect(text.slice(unit?.words[1]?.start, unit?.words[1]?.end)).toBe('New York');
  });

  it('reports a symbol that cannot be heard, where it stands', async () => {
    const { dropped } = await readDocument('[a](/ˈæ☃/)', 'en-us', { type: 'text/markdown' });
    expect(dropped).toEqual([{ symbol: '☃', start: 5, end: 8 }]);
  });

  it('carries emphasis', async () => {
    const { notes, text } = await readDocument('so *very* **big**', 'en-us', {
      type: 'text/markdown',
    });
    expect(
      notes.map((note) => [
        text.slice(note.start, note.end),
        note.kind === 'emphasis' ? note.level : undefined,
      ]),
    ).toEqual([
      ['very', 'moderate'],
      ['big', 'strong'],
    ]);
  });

  it.each([
    ['stars', '*'.repeat(60_000)],
    ['brackets', '['.repeat(60_000)],
    ['emphasis in emphasis', `${'*'.repeat(30_000)}a${'*'.repeat(30_000)}`],
    ['links in images', '![a]('.repeat(10_000)],
    ['a row of cells', `${'|a'.repeat(8000)}\n${'|-'.repeat(8000)}`],
    ['angle brackets', '<'.repeat(60_000)],
    ['comments', '<!--'.repeat(15_000)],
    ['front matter without an end', `---\n${'a: b\n'.repeat(10_000)}`],
    ['pronunciations without an end', '[word](/a'.repeat(10_000)],
  ])('comes to an end with %s', { timeout: 30_000 }, async (_, text) => {
    expect((await readDocument(text, 'en-us', { type: 'text/markdown' })).source).toBe(text);
  });
});
