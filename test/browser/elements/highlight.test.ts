import { afterEach, describe, expect, it } from 'vitest';
import type { PlaybackSnapshot } from '../../../src/contracts/engine';
import { PageText } from '../../../src/page-text/page-text';
import { FakeEngine } from '../../support/fake-engine';
import { mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

const STORY = '<h2>Title</h2><p>One <b>two</b>. Three &amp; four.</p>';

/** An element that reads another one; what it was given to say, and how to make it hear a piece of that. */
function reader(attributes: Record<string, string> = {}, story = STORY) {
  const article = document.createElement('article');
  article.id = 'story';
  article.innerHTML = story;
  document.body.append(article);
  const mounted = mount({ for: 'story', ...attributes });
  mounted.element.play().catch(() => {});
  const said = () => mounted.engine.spoken.at(-1)!;
  const hear = async (piece: string, more: Partial<PlaybackSnapshot> = {}) => {
    const start = said().text.indexOf(piece);
    const sentence = { start, end: start + piece.length };
    mounted.engine.playback.report({ status: 'playing', sentence, ...more });
    await mounted.element.updateComplete;
  };
  return { ...mounted, article, said, hear };
}

const highlighted = (kind: 'sentence' | 'word') =>
  [...(CSS.highlights.get(`kokoro-${kind}`) ?? [])].map(String).join('');

describe('an element of the page', () => {
  it('is read as it is rendered', () => {
    const { said } = reader({ verbosity: 'prose' });
    expect(said().options).toMatchObject({ type: 'text/html', verbosity: 'prose' });
    expect(said().text).toBe('<div><h2>Title</h2><p>One <b>two</b>. Three &amp; four.</p></div>');
  });

  it('is plain text to an element that says what it is written in', () => {
    const { said } = reader({ type: 'text/markdown' }, 'One *two*.');
    expect(said()).toMatchObject({ text: 'One *two*.', options: { type: 'text/markdown' } });
  });

  it('may be a field, or missing', () => {
    const field = document.createElement('textarea');
    field.id = 'field';
    field.value = 'a < b';
    document.body.append(field);
    const { element, engine } = mount({ for: 'field' });
    element.play().catch(() => {});
    element.htmlFor = 'nothing';
    element.stop();
    element.play().catch(() => {});
    expect(engine.spoken.map(({ text, options }) => [text, options.type])).toEqual([
      ['a < b', undefined],
      ['', undefined],
    ]);
  });

  it('may hold the player, whose bar is not read', async () => {
    const { article, element, said, engine } = reader();
    article.append(element);
    await element.updateComplete;
    element.stop();
    element.play().catch(() => {});
    expect(engine.spoken).toHaveLength(2);
    expect(said().text).toContain('four.');
    expect(said().text).not.toContain('Stopped');
  });

  it('is read again after a failure as it was', async () => {
    const { element, hear, engine } = reader();
    element.retry().catch(() => {});
    expect(engine.spoken).toHaveLength(2);
    const [first, second] = engine.spoken.map(({ text, options }) => ({ text, options }));
    expect(second).toEqual(first);
    await hear('Title');
    expect(highlighted('sentence')).toBe('Title');
  });
});

describe('the highlight', () => {
  it('follows the sentence, and ends with the playback', async () => {
    const { hear, textOf, engine, element } = reader();
    await hear('One <b>two</b>. ');
    expect(highlighted('sentence')).toBe('One two. ');
    expect(await textOf('sentence')).toBe('One two.');
    await hear('Three &amp; four.');
    expect(highlighted('sentence')).toBe('Three & four.');
    expect(await textOf('sentence')).toBe('Three & four.');
    element.pause();
    await element.updateComplete;
    expect(highlighted('sentence')).toBe('Three & four.');
    const sheets = document.adoptedStyleSheets.length;
    engine.playback.report({ status: 'ended' });
    await element.updateComplete;
    expect(CSS.highlights.size).toBe(0);
    expect(document.adoptedStyleSheets).toHaveLength(sheets - 1);
  });

  it.each([
    ['none', '', ''],
    ['sentence', 'One two.', ''],
    ['word', '', 'two'],
    ['both', 'One two.', 'two'],
  ] as const)('with %s is %j and %j', async (highlight, sentence, word) => {
    const { element, said, hear } = reader();
    element.highlight = highlight;
    const start = said().text.indexOf('two');
    await hear('One <b>two</b>.', { word: { start, end: start + 3 } });
    expect([highlighted('sentence'), highlighted('word')]).toEqual([sentence, word]);
  });

  it('goes with the element', async () => {
    const { element, hear } = reader();
    await hear('Title');
    element.remove();
    await element.updateComplete;
    expect(CSS.highlights.size).toBe(0);
  });

  it('goes when another text is read, and when another engine comes', async () => {
    const { element, hear } = reader();
    await hear('Title');
    element.speak('Something else.').catch(() => {});
    await element.updateComplete;
    expect(CSS.highlights.size).toBe(0);
    element.play().catch(() => {});
    element.engine = new FakeEngine();
    await element.updateComplete;
    expect(CSS.highlights.size).toBe(0);
  });

  it('shows a part of the page that is given to speak()', async () => {
    const { element, engine } = mount();
    const part = document.createElement('p');
    part.innerHTML = 'A <i>part</i>.';
    document.body.append(part);
    element.speak(new PageText(part), { voice: 'bf_emma' }).catch(() => {});
    const { text, options } = engine.spoken[0]!;
    expect(text).toBe('<p>A <i>part</i>.</p>');
    expect(options).toMatchObject({ voice: 'bf_emma', type: 'text/html' });
    engine.playback.report({ status: 'playing', sentence: { start: 0, end: text.length } });
    await element.updateComplete;
    expect(highlighted('sentence')).toBe('A part.');
  });
});

describe('a word that is pointed at', () => {
  const point = (article: HTMLElement, gesture: string) => {
    const word = article.querySelector('b')!;
    word.dispatchEvent(new MouseEvent(gesture, { bubbles: true, ...middleOf(word) }));
  };

  it.each([
    [{}, 'dblclick', true],
    [{}, 'click', false],
    [{ pointing: 'click' }, 'click', true],
    [{ pointing: 'none' }, 'dblclick', false],
  ])('is where reading goes on: %o, %s', async (attributes, gesture, isHeard) => {
    const { article, engine, hear, said } = reader(attributes as Record<string, string>);
    await hear('Title');
    point(article, gesture);
    const offset = said().text.indexOf('two');
    expect(engine.playback.requests).toEqual(isHeard ? [`seek to ${offset}`] : []);
  });

  it('is any word again when reading is over', async () => {
    const { article, engine, hear } = reader();
    await hear('Title');
    engine.playback.report({ status: 'ended' });
    await hear('Title', { status: 'ended' });
    point(article, 'dblclick');
    expect(engine.playback.requests).toEqual([]);
  });
});

describe('follow', () => {
  it('scrolls to what is read, where it is asked for', async () => {
    const long = `<p>First.</p><div style="height: 5000px"></div><p>Last.</p>`;
    const still = reader({}, long);
    await still.hear('Last.');
    expect(window.scrollY).toBe(0);
    document.body.replaceChildren();
    const { hear, element } = reader({ follow: '' }, long);
    expect(element.follow).toBe(true);
    await hear('Last.');
    await expect.poll(() => window.scrollY).toBeGreaterThan(1000);
    window.scrollTo(0, 0);
  });
});

function middleOf(element: Element): { clientX: number; clientY: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
}
