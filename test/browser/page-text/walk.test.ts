import { afterEach, describe, expect, it } from 'vitest';
import { PageText } from '../../../src/page-text/page-text';
import { readAloud, unitsOf } from '../../support/read-aloud';

afterEach(() => document.body.replaceChildren());

/** Puts markup into the page, and gives what holds it. */
function page(markup: string): HTMLElement {
  const root = document.createElement('article');
  root.innerHTML = markup;
  document.body.append(root);
  return root;
}

const bare = (html: string) => html.replace(/^<div>(.*)<\/div>$/s, '$1');
const htmlOf = (markup: string, skip?: string) =>
  bare(new PageText(page(markup), skip ? { skip } : {}).html);

describe('the string', () => {
  it.each([
    ['<p>One <span>two</span>\n   three.</p>', '<p>One two three.</p>'],
    ['<h2 class="x">T &amp; U</h2> <p>a &lt; b > c</p>', '<h2>T &amp; U</h2><p>a &lt; b > c</p>'],
    ['bo<span>ld</span> <b>b</b><i>i</i>', 'bold <b>b</b><i>i</i>'],
    ['<section><div>a</div><div>b</div></section>', '<div><div>a</div><div>b</div></div>'],
    ['a<span style="display: block">b</span>c', 'a<div>b</div>c'],
    ['<div style="display: inline">a</div>b', 'ab'],
    [
      '<div style="display: flex"><span>a</span><span>b</span></div>',
      '<div><div>a</div><div>b</div></div>',
    ],
    ['<ul><li>a</li><li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['<ol role="list"><li>a</ol><div role="heading">h</div>', '<ol><li>a</li></ol><h2>h</h2>'],
    [
      '<table><caption>c</caption><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr></tbody></table>',
      '<table><caption>c</caption><tr><th>h</th></tr><tr><td>d</td></tr></table>',
    ],
    ['<table role="presentation"><tr><td>d</td></tr></table>', '<div><tr><td>d</td></tr></div>'],
    ['<pre>a  b\n c</pre>', '<pre>a  b\n c</pre>'],
    ['<p style="white-space: pre-line">a\n  b</p>', '<p>a<br>b</p>'],
    ['<p>a<br>b</p><hr>', '<p>a<br>b</p><hr>'],
    ['<p lang="fr">a <q lang="en-GB">b</q></p>', '<p lang="fr">a <span lang="en-GB">b</span></p>'],
    ['<figure><figcaption>c</figcaption></figure>', '<figure><figcaption>c</figcaption></figure>'],
    ['e=mc<sup>2</sup><a href="#">x</a>', 'e=mc<sup>2</sup>x'],
    [
      'a<sup class="x reference"><a href="#">[1]</a></sup>',
      'a<sup class="reference"><a>[1]</a></sup>',
    ],
    ['a<a role="doc-noteref">1</a>', 'a<a role="doc-noteref">1</a>'],
  ])('of %j keeps what things mean', (markup, html) => {
    expect(htmlOf(markup)).toBe(html);
  });

  it.each([
    ['<img alt="a  cat"> sat', '<img alt="a cat"> sat'],
    ['<img alt="Tom & “Jerry”">', '<img alt="Tom & “Jerry”">'],
    [`<img alt='say "&amp;amp"'>`, `<img alt='say "&amp;amp"'>`],
    ['a<img alt=""><img>b', 'a b'],
    ['<img alt="x" role="presentation">', ''],
    ['<img aria-label="a map">', '<img alt="a map">'],
    ['<svg aria-label="a star"><text>no</text></svg>', '<img alt="a star">'],
    ['<svg><title>a sun</title></svg>', '<img alt="a sun">'],
    ['<svg><text>no</text></svg>', ''],
    ['<a href="#" aria-label="Home"><svg></svg></a>', '<img alt="Home">'],
    ['<a href="#" aria-label="no">Home</a>', 'Home'],
    ['<i role="img" aria-label="a flag">no</i>', '<img alt="a flag">'],
    ['<math alttext="x squared"><mi>x</mi></math>', '<img alt="x squared">'],
  ])('of %j says what stands for something else', (markup, html) => {
    expect(htmlOf(markup)).toBe(html);
  });

  it.each([
    '<p hidden>no</p>',
    '<p style="display: none">no</p>',
    '<p style="visibility: hidden">no</p>',
    '<p aria-hidden="true">no</p>',
    '<p inert>no</p>',
    '<p style="content-visibility: hidden">no</p>',
    '<p data-kokoro-skip>no</p>',
    '<p class="skipped">no</p>',
    '<details>no</details>',
    '<dialog>no</dialog>',
    '<script type="x">no</script><style>no {}</style><template>no</template><noscript>no</noscript>',
    '<button>no</button><input value="no"><textarea>no</textarea><select><option>no</select>',
    '<audio>no</audio><video>no</video><canvas>no</canvas><iframe srcdoc="no"></iframe>',
  ])('leaves out %j', (markup) => {
    expect(htmlOf(`<p>yes</p>${markup}`, '.skipped')).not.toContain('no');
  });

  it('has what a hidden element shows in spite of it', () => {
    const markup = '<div style="visibility: hidden">no<b style="visibility: visible">b</b></div>';
    expect(htmlOf(markup)).toBe('<div><b>b</b></div>');
    expect(htmlOf('<details><summary>s</summary>no</details>')).toContain('<summary>s</summary>');
    expect(htmlOf('<details open><summary>s</summary>yes</details>')).toContain('yes');
  });

  it('parts words that something silent stands between', () => {
    expect(htmlOf('a<button>no</button>b')).toBe('a b');
    expect(htmlOf('a<div aria-hidden="true">no</div>b')).toBe('a<div></div>b');
    expect(htmlOf('<em>a</em><p inert>no</p>b')).toBe('<em>a</em><div></div>b');
    expect(htmlOf('a<b style="visibility: hidden">no</b>b')).toBe('a<b> </b>b');
    expect(htmlOf('a<script></script>b')).toBe('ab');
    expect(htmlOf('<ruby>a<rt>no</rt>b<rt>no</rt></ruby>')).toBe('ab');
  });

  it('is empty where there is nothing to read', () => {
    expect(new PageText(page('<p> </p><script>no</script>')).html).toBe('');
  });

  it('reads the element itself in spite of its own state', () => {
    const root = page('<p>yes</p>');
    root.style.display = 'none';
    expect(new PageText(root).html).toContain('yes');
    root.style.display = '';
    root.style.visibility = 'hidden';
    expect(new PageText(root).html).toContain('yes');
    root.remove();
    expect(new PageText(root).html).toContain('yes');
  });

  it('keeps its structure where scripts have nested what no parser would', async () => {
    const root = page('');
    for (const [outer, inner] of [
      ['p', 'div'],
      ['li', 'li'],
      ['h1', 'h2'],
      ['td', 'tr'],
    ] as const) {
      const parent = document.createElement(outer);
      parent.lang = 'en-GB';
      const child = document.createElement(inner);
      child.textContent = 'in';
      parent.append('one', child, 'two');
      root.append(parent);
    }
    const { html } = new PageText(root);
    const read = new DOMParser().parseFromString(html, 'text/html').body.textContent;
    expect(read).toBe('oneintwo'.repeat(4));
    const units = await unitsOf(html, 'text/html');
    expect(units.map(({ words: [word] }) => html.slice(word!.start, word!.end))).toEqual(
      Array(4).fill(['one', 'in', 'two']).flat(),
    );
    expect(units.every(({ style }) => style?.lang === 'en-GB')).toBe(true);
  });

  it('takes the shadow trees and slots as they are rendered', () => {
    const root = page('before <x-card>light <b slot="head">head</b></x-card> after');
    const shadow = root.querySelector('x-card')!.attachShadow({ mode: 'open' });
    shadow.innerHTML =
      '<style>no {}</style><slot name="head"></slot>: <slot></slot><slot name="none">default</slot>';
    expect(bare(new PageText(root).html)).toBe('before <b>head</b>: light default after');
  });

  it('is read with pauses, levels and languages as any HTML', async () => {
    const root = page(
      '<h1>Title</h1><p>One<sup><a href="#n">1</a></sup>.</p><pre>code</pre><img alt="pic">',
    );
    const { html } = new PageText(root);
    expect(await readAloud(html, 'text/html')).toEqual([
      ['Title', 0.8],
      ['One', 0.7],
      ['pic', 0.7],
    ]);
    expect((await readAloud(html, 'text/html', 'prose')).map(([words]) => words)).toEqual([
      'Title',
      'One',
    ]);
  });
});

describe('a range of the page', () => {
  it('is read from its start to its end, in its own block', () => {
    const root = page('<h2>A <b>big</b> title</h2><p>One two.</p><p>Three four.</p>');
    const range = document.createRange();
    range.setStart(root.querySelector('b')!.firstChild!, 1);
    range.setEnd(root.querySelectorAll('p')[1]!.firstChild!, 5);
    expect(bare(new PageText(range).html)).toBe(
      '<h2><b>ig</b> title</h2><p>One two.</p><p>Three</p>',
    );
    range.selectNodeContents(root.querySelector('b')!);
    expect(new PageText(range).html).toBe('<h2><b>big</b></h2>');
  });

  it('leads back to the page', () => {
    const root = page('<p>One two three.</p>');
    const text = root.querySelector('p')!.firstChild!;
    const range = document.createRange();
    range.setStart(text, 4);
    range.setEnd(text, 7);
    const part = new PageText(range);
    const at = part.html.indexOf('two');
    expect(part.offsetOf(text, 4)).toBe(at);
    expect(part.rangeOf({ start: at, end: at + 3 })?.startOffset).toBe(4);
  });
});
