import { afterEach, describe, expect, it } from 'vitest';
import { PageText } from '../../../src/page-text/page-text';

afterEach(() => document.body.replaceChildren());

function page(markup: string): HTMLElement {
  const root = document.createElement('article');
  root.innerHTML = markup;
  document.body.append(root);
  return root;
}

/** The span of a piece of the string. */
function spanOf({ html }: PageText, piece: string) {
  const start = html.indexOf(piece);
  return { start, end: start + piece.length };
}

describe('a span', () => {
  it('may go through elements, and leaves out what is not read', () => {
    const root = page('<p>bo<b>ld</b><i hidden>no</i>er  move</p>');
    const text = new PageText(root);
    const span = spanOf(text, 'bo<b>ld</b>er move');
    expect(String(text.rangeOf(span))).toBe('boldnoer  move');
    expect(text.textOf(span)).toBe('bolder move');
    const read = text
      .placesOf(span)!
      .map(({ node, start, end }) => (node as Text).data.slice(start, end));
    expect(read).toEqual(['bo', 'ld', 'er  move']);
  });

  it('says blocks and signs as a person would write them', () => {
    const text = new PageText(
      page('<ul><li>a &amp; b</li><li>c &lt; d<br>e</li></ul><img alt="f &amp;amp; g">'),
    );
    expect(text.textOf({ start: 0, end: text.html.length })).toBe('a & b c < d e f &amp; g');
  });

  it('of an image is the image', () => {
    const root = page('see <img alt="a cat"> here');
    const text = new PageText(root);
    const range = text.rangeOf(spanOf(text, 'cat'))!;
    expect(range.cloneContents().firstElementChild?.localName).toBe('img');
    expect(text.textOf(spanOf(text, 'cat'))).toBe('cat');
    const around = text.rangeOf(spanOf(text, 'see <img alt="a cat"> here'))!;
    expect(String(around)).toBe('see  here');
  });

  it('of nothing but markup, or of nothing, has no range', () => {
    const text = new PageText(page('<p>a</p><p>b</p>'));
    expect(text.rangeOf(spanOf(text, '</p><p>'))).toBeUndefined();
    expect(text.rangeOf({ start: 0, end: 0 })).toBeUndefined();
    expect(text.rangeOf({ start: 9999, end: 10_001 })).toBeUndefined();
    expect(new PageText(page('')).rangeOf({ start: 0, end: 1 })).toBeUndefined();
    expect(text.textOf({ start: 0, end: 0 })).toBe('');
  });
});

describe('after a change of the page', () => {
  const CHANGES: [string, (node: Text, root: HTMLElement) => void][] = [
    ['a node that is split', (node) => node.splitText(5)],
    [
      'a node that is joined with others',
      (node, root) => {
        node.after(' more');
        root.normalize();
      },
    ],
    ['text put before', (node) => node.insertData(0, 'x')],
    ['another word of the same length', (node) => node.replaceData(4, 3, 'six')],
    ['a node that is gone', (node) => node.remove()],
    ['a page that is gone', (_, root) => root.remove()],
    ['another content', (_, root) => root.replaceChildren('One two three.')],
  ];
  it.each(CHANGES)('%s has no range', (_, change) => {
    const root = page('<p>One two three.</p>');
    const text = new PageText(root);
    const span = spanOf(text, 'two');
    const node = root.querySelector('p')!.firstChild as Text;
    expect(String(text.rangeOf(span))).toBe('two');
    change(node, root);
    expect(text.rangeOf(span)).toBeUndefined();
  });

  it('the rest of the page still has its ranges', () => {
    const root = page('<p>One.</p><p>Two.</p>');
    const text = new PageText(root);
    const [one, two] = root.querySelectorAll('p');
    one!.textContent = 'Changed';
    expect(text.rangeOf(spanOf(text, 'One'))).toBeUndefined();
    expect(String(text.rangeOf(spanOf(text, 'Two')))).toBe('Two');
    const whole = { start: 0, end: text.html.length };
    expect(text.rangeOf(whole)).toBeUndefined();
    root.append(two!, one!);
    expect(String(text.rangeOf(spanOf(text, 'Two')))).toBe('Two');
  });

  it('an order that has been turned round has no range across it', () => {
    const root = page('<b>One</b> <i>two</i>');
    const text = new PageText(root);
    const across = spanOf(text, 'One</b> <i>two');
    expect(String(text.rangeOf(across))).toBe('One two');
    root.append(root.querySelector('b')!);
    expect(text.rangeOf(across)).toBeUndefined();
    expect(String(text.rangeOf(spanOf(text, 'two')))).toBe('two');
  });

  it('an offset of a changed node is not known', () => {
    const root = page('<p>One two.</p>');
    const text = new PageText(root);
    const node = root.querySelector('p')!.firstChild as Text;
    expect(text.offsetOf(node, 4)).toBe(spanOf(text, 'two').start);
    node.insertData(0, 'x');
    expect(text.offsetOf(node, 4)).toBeUndefined();
  });
});

describe('a place of the page', () => {
  it('that was left out stands where the reading goes on', () => {
    const root = page(
      '<p>One</p>\n <p hidden id="h">no</p><p id="two">Two <img alt="cat"></p><p> </p>',
    );
    const text = new PageText(root);
    const two = text.html.indexOf('Two');
    const at = (node: Node, offset = 0) => text.offsetOf(node, offset);
    expect(at(root.querySelector('#h')!.firstChild!, 1)).toBe(two);
    expect(at(root, 1)).toBe(two);
    expect(at(root.querySelector('#two')!)).toBe(two);
    expect(at(root.querySelector('#two')!, 1)).toBe(text.html.indexOf('cat'));
    expect(at(root, root.childNodes.length)).toBeUndefined();
    expect(at(document.body)).toBeUndefined();
  });
});
