import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { onPoint, type PointOptions } from '../../../src/page-text/on-point';
import { PageText } from '../../../src/page-text/page-text';

afterEach(() => {
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
});

interface Mouse {
  send(
    method: 'Input.dispatchMouseEvent',
    params: { type: 'mouseMoved'; x: number; y: number },
  ): Promise<void>;
}

// The mouse stays where it is when the next file begins, whose elements would be pointed at.
afterAll(() =>
  (cdp() as unknown as Mouse).send('Input.dispatchMouseEvent', {
    type: 'mouseMoved',
    x: 1,
    y: innerHeight - 2,
  }),
);

const MARKUP = `<p id="p">One <b>two</b> three.</p><p><a href="#x" id="a">a link</a> <label id="l">label</label></p>
  <button id="button">push</button><p id="wide">end</p><x-card id="card"></x-card>`;

function pointedIn(options: PointOptions = {}) {
  const root = document.createElement('article');
  root.innerHTML = MARKUP;
  root.querySelector('x-card')!.attachShadow({ mode: 'open' }).innerHTML = '<p>shadow words</p>';
  document.body.append(root);
  const text = new PageText(root);
  const words: string[] = [];
  const stop = onPoint(
    text,
    ({ offset }) => words.push(text.html.slice(offset).split(/[ <.]/)[0]!),
    options,
  );
  return { root, text, words, stop };
}

/** The middle of a word, in the coordinates of an element. */
function placeOf(element: Element, node: Text, word: string) {
  const range = document.createRange();
  const start = node.data.indexOf(word);
  range.setStart(node, start);
  range.setEnd(node, start + word.length);
  const rect = range.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  return { x: rect.left + rect.width / 2 - own.left, y: rect.top + rect.height / 2 - own.top };
}

describe('pointing', () => {
  it('gives the word under a double click', async () => {
    const { root, words } = pointedIn();
    const p = root.querySelector('#p')!;
    const texts = [p.firstChild, p.querySelector('b')!.firstChild, p.lastChild] as Text[];
    for (const [i, word] of ['One', 'two', 'three'].entries())
      await userEvent.dblClick(p, { position: placeOf(p, texts[i]!, word) });
    expect(words).toEqual(['One', 'two', 'three']);
    await userEvent.click(p, { position: placeOf(p, texts[0]!, 'One') });
    expect(words).toHaveLength(3);
  });

  it('gives the word under a click where that is asked for', async () => {
    const { root, words } = pointedIn({ gesture: 'click' });
    const p = root.querySelector('#p')!;
    await userEvent.click(p, { position: placeOf(p, p.lastChild as Text, 'three') });
    expect(words).toEqual(['three']);
    const range = document.createRange();
    range.selectNodeContents(p);
    document.getSelection()!.addRange(range);
    p.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 20, clientY: 20 }));
    expect(words).toHaveLength(1);
  });

  it('finds words in shadow trees', async () => {
    const { root, words } = pointedIn();
    const card = root.querySelector('#card')!;
    const text = card.shadowRoot!.querySelector('p')!.firstChild as Text;
    await userEvent.dblClick(card, { position: placeOf(card, text, 'words') });
    expect(words).toEqual(['words']);
  });

  it('leaves links, labels and buttons to themselves, and the space beside words', async () => {
    const { root, words } = pointedIn();
    for (const id of ['a', 'l', 'button']) await userEvent.dblClick(root.querySelector(`#${id}`)!);
    await userEvent.dblClick(root.querySelector('#wide')!, { position: { x: 300, y: 5 } });
    expect(words).toEqual([]);
  });

  it('takes no drag and no key for it, and nothing that the page has used', async () => {
    const { root, words } = pointedIn();
    const p = root.querySelector('#p')!;
    const { x, y } = placeOf(p, p.firstChild as Text, 'One');
    const { left, top } = p.getBoundingClientRect();
    const init = { bubbles: true, cancelable: true, clientX: left + x, clientY: top + y };
    const dblclick = (more: MouseEventInit = {}) =>
      p.dispatchEvent(new MouseEvent('dblclick', { ...init, ...more }));
    p.dispatchEvent(new PointerEvent('pointerdown', { ...init, clientX: init.clientX + 60 }));
    dblclick();
    expect(words).toEqual([]);
    p.dispatchEvent(new PointerEvent('pointerdown', init));
    for (const key of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey']) dblclick({ [key]: true });
    dblclick({ button: 1 });
    p.addEventListener('dblclick', (event) => event.preventDefault(), { once: true });
    dblclick();
    expect(words).toEqual([]);
    dblclick();
    expect(words).toEqual(['One']);
  });

  it.each(['the returned function', 'the signal'])('ends with %s', async (by) => {
    const controller = new AbortController();
    const { root, words, stop } = pointedIn({ signal: controller.signal });
    if (by === 'the signal') controller.abort();
    else stop();
    const p = root.querySelector('#p')!;
    await userEvent.dblClick(p, { position: placeOf(p, p.firstChild as Text, 'One') });
    expect(words).toEqual([]);
  });
});
