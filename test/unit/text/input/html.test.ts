import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/text/input/read-document';
import { readAloud, unitsOf } from '../../../support/read-aloud';

const words = async (text: string, verbosity?: 'all' | 'most' | 'prose') =>
  (await readAloud(text, 'text/html', verbosity)).map(([said]) => said).join(' / ');

describe('HTML', () => {
  it('makes pauses of structure', async () => {
    const text = '<h1>Title</h1><p>One.<p>Two <b>words</b>.<ul><li>a one<li>a two</ul>end';
    expect(await readAloud(text, 'text/html')).toEqual([
      ['Title', 0.8],
      ['One', 0.7],
      ['Two words', 0.7],
      ['a one', 0.4],
      ['a two', 0.7],
      ['end', 0.35],
    ]);
  });

  it.each([
    ['a <b>b</b>c', 'a b</b>c'],
    ['a &amp; b', 'a &amp; b'],
    ['caf&eacute; closed', 'caf&eacute; closed'],
    ['<script>no()</script>yes<style>p{}</style>', 'yes'],
    ['<p hidden>no</p>yes <i aria-hidden="true">no</i>', 'yes'],
    ['<img src="x.png" alt="a cat"> sat', 'a cat sat'],
    ['<img alt="a &lt;cat"> sat', 'a &lt;cat sat'],
    ['x<sup>2</sup> is', 'x 2 is'],
    ['<ruby>base<rt>no</rt></ruby> line', 'base line'],
    ['a<br>b', 'a b'],
    ['<textarea>no</textarea><button>no</button>ok', 'ok'],
  ])('%j is read as %j', async (text, said) => {
    expect(await words(text)).toBe(said);
  });

  it('leaves out more and more', async () => {
    const text =
      '<p>Text<sup class="reference"><a href="#n">[1]</a></sup> [2]</p><pre>code</pre><table><tr><td>cell</table><img alt="pic">';
    expect(await words(text, 'all')).toBe('Text 1 2 / code / cell / pic');
    expect(await words(text, 'most')).toBe('Text / cell / pic');
    expect(await words(text, 'prose')).toBe('Text');
  });

  it('carries the language', async () => {
    const [one, two] = await unitsOf('<p lang="fr">Bonjour</p><p>Hello</p>', 'text/html');
    expect(one?.style).toEqual({ lang: 'fr' });
    expect(two?.style).toBeUndefined();
  });

  it.each([
    ['open elements', '<b>'.repeat(20_000)],
    ['less-than signs', '<'.repeat(60_000)],
    ['ampersands', '&'.repeat(60_000)],
    ['attributes', '<a b='.repeat(15_000)],
    ['comments', '<!--'.repeat(15_000)],
    ['white space', `a${' '.repeat(100_000)}b`],
  ])('comes to an end with many %s', { timeout: 30_000 }, async (_, text) => {
    expect((await readDocument(text, 'en-us', { type: 'text/html' })).source).toBe(text);
  });
});
