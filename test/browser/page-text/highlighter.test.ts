import { afterEach, describe, expect, it } from 'vitest';
import { PageText } from '../../../src/page-text/page-text';
import { TextHighlighter } from '../../../src/page-text/text-highlighter';

const made: TextHighlighter[] = [];

afterEach(() => {
  for (const highlighter of made.splice(0)) highlighter.dispose();
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
});

function page(markup: string): HTMLElement {
  const root = document.createElement('article');
  root.innerHTML = markup;
  document.body.append(root);
  return root;
}

function highlighterOf(text: PageText, draw: 'auto' | 'marks' = 'auto'): TextHighlighter {
  const highlighter = new TextHighlighter(text, { draw });
  made.push(highlighter);
  return highlighter;
}

function spanOf({ html }: PageText, piece: string) {
  const start = html.indexOf(piece);
  return { start, end: start + piece.length };
}

/** The texts of a registered highlight, in the order of the page. */
function highlighted(kind: 'sentence' | 'word'): string[] {
  return [...(CSS.highlights.get(`kokoro-${kind}`) ?? [])].map(String);
}

const marked = (root: ParentNode, kind: 'sentence' | 'word') =>
  [...root.querySelectorAll(`mark.kokoro-${kind}`)].map(({ textContent }) => textContent);

describe('with the highlight registry', () => {
  it('shows a sentence and a word, and leaves the DOM alone', () => {
    const root = page('<p>One <b>two</b><i hidden>no</i> three. Four.</p>');
    const before = root.innerHTML;
    const text = new PageText(root);
    const highlighter = highlighterOf(text);
    highlighter.show({
      sentence: spanOf(text, 'One <b>two</b> three.'),
      word: spanOf(text, 'two'),
    });
    expect(highlighted('sentence')).toEqual(['One ', 'two', ' three.']);
    expect(highlighted('word')).toEqual(['two']);
    expect(root.innerHTML).toBe(before);
    const { priority } = CSS.highlights.get('kokoro-word')!;
    expect(priority).toBeGreaterThan(CSS.highlights.get('kokoro-sentence')!.priority);

    highlighter.show({ sentence: spanOf(text, 'Four.') });
    expect(highlighted('sentence')).toEqual(['Four.']);
    expect(highlighted('word')).toEqual([]);
    highlighter.clear();
    expect(CSS.highlights.size).toBe(0);
  });

  it('is shared by highlighters that do not disturb each other, nor what the page highlights', () => {
    CSS.highlights.set('own', new Highlight());
    const [one, two] = ['<p>One.</p>', '<p>Two.</p>'].map((markup) => new PageText(page(markup)));
    const first = highlighterOf(one!);
    const second = highlighterOf(two!);
    first.show({ word: spanOf(one!, 'One') });
    second.show({ word: spanOf(two!, 'Two') });
    expect(highlighted('word')).toEqual(['One', 'Two']);
    first.dispose();
    expect(highlighted('word')).toEqual(['Two']);
    second.dispose();
    expect([...CSS.highlights.keys()]).toEqual(['own']);
    CSS.highlights.delete('own');
  });

  it('gives its looks to each tree once, and takes them away with the last', () => {
    const sheets = document.adoptedStyleSheets.length;
    const root = page('<p>One.</p><x-card></x-card>');
    const shadow = root.querySelector('x-card')!.attachShadow({ mode: 'open' });
    shadow.innerHTML = 'Two.';
    const text = new PageText(root);
    const [first, second] = [highlighterOf(text), highlighterOf(text)];
    for (const highlighter of [first, second]) {
      highlighter.show({ sentence: spanOf(text, 'One.') });
      highlighter.show({ sentence: spanOf(text, 'Two.') });
      highlighter.show({ sentence: spanOf(text, 'One.') });
    }
    expect(document.adoptedStyleSheets).toHaveLength(sheets + 1);
    expect(shadow.adoptedStyleSheets).toEqual(document.adoptedStyleSheets.slice(-1));
    first.dispose();
    expect(document.adoptedStyleSheets).toHaveLength(sheets + 1);
    second.dispose();
    second.dispose();
    expect(document.adoptedStyleSheets).toHaveLength(sheets);
    expect(shadow.adoptedStyleSheets).toHaveLength(0);
  });

  it('has looks that a page can change', () => {
    const root = page('<p>One.</p><p class="other">Two.</p>');
    root
      .querySelector<HTMLElement>('.other')!
      .style.setProperty('--kokoro-word-background', 'lime');
    const text = new PageText(root);
    highlighterOf(text).show({ word: spanOf(text, 'One') });
    const colourOf = (selector: string) =>
      getComputedStyle(root.querySelector(selector)!, '::highlight(kokoro-word)').backgroundColor;
    expect(colourOf('p')).toBe('rgb(255, 210, 77)');
    expect(colourOf('.other')).toBe('rgb(0, 255, 0)');
    const style = document.createElement('style');
    style.textContent = '::highlight(kokoro-word) { background-color: red; }';
    root.append(style);
    expect(colourOf('p')).toBe('rgb(255, 0, 0)');
  });

  it('shows nothing of what the page has changed', () => {
    const root = page('<p>One.</p>');
    const text = new PageText(root);
    const highlighter = highlighterOf(text);
    root.querySelector('p')!.textContent = 'Other.';
    highlighter.show({ sentence: spanOf(text, 'One.') });
    expect(CSS.highlights.size).toBe(0);
  });
});

describe('with marks', () => {
  it('puts marks around a sentence and a word, and takes all of it back', () => {
    const root = page('<p>One <b>two</b> three. Four.</p>');
    const nodes = textNodes(root);
    const before = root.innerHTML;
    const text = new PageText(root);
    const highlighter = highlighterOf(text, 'marks');
    highlighter.show({
      sentence: spanOf(text, 'One <b>two</b> three.'),
      word: spanOf(text, 'three'),
    });
    expect(marked(root, 'sentence')).toEqual(['One ', 'two', ' ', 'three', '.']);
    expect(marked(root, 'word')).toEqual(['three']);
    expect(root.textContent).toBe('One two three. Four.');
    expect(CSS.highlights.size).toBe(0);
    highlighter.show({ sentence: spanOf(text, 'Four.') });
    expect(marked(root, 'sentence')).toEqual(['Four.']);
    highlighter.dispose();
    expect(root.innerHTML).toBe(before);
    expect(textNodes(root)).toEqual(nodes);
  });

  it('still knows the places of the page while they are marked', () => {
    const root = page('<p>One two three.</p>');
    const text = new PageText(root);
    const two = spanOf(text, 'two');
    highlighterOf(text, 'marks').show({ sentence: spanOf(text, 'One two'), word: two });
    const range = text.rangeOf(two)!;
    expect(String(range)).toBe('two');
    expect(range.startContainer.parentElement?.className).toBe('kokoro-sentence kokoro-word');
    expect(text.offsetOf(range.startContainer, range.startOffset + 1)).toBe(two.start + 1);
    expect(String(text.rangeOf(spanOf(text, 'One two three.')))).toBe('One two three.');
  });

  it('are shared by highlighters of the same text', () => {
    const root = page('<p>One two three.</p>');
    const before = root.innerHTML;
    const text = new PageText(root);
    const [first, second] = [highlighterOf(text, 'marks'), highlighterOf(text, 'marks')];
    first.show({ sentence: spanOf(text, 'One two') });
    second.show({ word: spanOf(text, 'two three') });
    expect(marked(root, 'sentence')).toEqual(['One ', 'two']);
    expect(marked(root, 'word')).toEqual(['two', ' three']);
    first.clear();
    expect(marked(root, 'word')).toEqual(['two three']);
    second.clear();
    expect(root.innerHTML).toBe(before);
  });

  it('leave the selection on its characters', () => {
    const root = page('<p>One two three.</p>');
    const node = root.querySelector('p')!.firstChild!;
    const selection = document.getSelection()!;
    selection.setBaseAndExtent(node, 10, node, 2);
    const text = new PageText(root);
    const highlighter = highlighterOf(text, 'marks');
    highlighter.show({ sentence: spanOf(text, 'One two three.'), word: spanOf(text, 'two') });
    expect(String(selection)).toBe('e two th');
    highlighter.show({ word: spanOf(text, 'three') });
    expect(String(selection)).toBe('e two th');
    highlighter.dispose();
    expect([selection.anchorNode, selection.anchorOffset]).toEqual([node, 10]);
    expect([selection.focusNode, selection.focusOffset]).toEqual([node, 2]);
  });

  it('do not bring back what the page has taken away', () => {
    const root = page('<p>One two three.</p><p>Four.</p>');
    const text = new PageText(root);
    const highlighter = highlighterOf(text, 'marks');
    highlighter.show({ word: spanOf(text, 'two') });
    root.querySelector('mark')!.remove();
    expect(text.rangeOf(spanOf(text, 'two'))).toBeUndefined();
    highlighter.show({ word: spanOf(text, 'Four') });
    expect(root.innerHTML).toBe('<p>One  three.</p><p><mark class="kokoro-word">Four</mark>.</p>');
    root.querySelector('p:last-child')!.remove();
    highlighter.dispose();
    expect(root.textContent).toBe('One  three.');
  });
});

function textNodes(root: Node): Node[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  return nodes;
}
