import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { ScrollFollower } from '../../../src/page-text/scroll-follower';

interface Emulation {
  send(
    method: 'Emulation.setEmulatedMedia',
    params: { features: { name: string; value: string }[] },
  ): Promise<void>;
}

async function preferReducedMotion(value: 'reduce' | ''): Promise<void> {
  await (cdp() as unknown as Emulation).send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value }],
  });
}

const followers: ScrollFollower[] = [];

beforeEach(() => preferReducedMotion('reduce'));

afterEach(async () => {
  for (const follower of followers.splice(0)) follower.dispose();
  document.body.replaceChildren();
  window.scrollTo(0, 0);
  await preferReducedMotion('');
});

function follower(): ScrollFollower {
  const made = new ScrollFollower(document);
  followers.push(made);
  return made;
}

/** Paragraphs of 100 pixels, in a page that scrolls. */
function page(count = 60, style = ''): HTMLElement {
  const root = document.createElement('article');
  root.style.cssText = style;
  root.innerHTML = `<p style="margin: 0; height: 100px">Some text.</p>`.repeat(count);
  document.body.append(root);
  return root;
}

function sentenceOf(root: HTMLElement, index: number): Range {
  const range = document.createRange();
  range.selectNodeContents(root.children[index]!);
  return range;
}

const topOf = (range: Range) => range.getBoundingClientRect().top;
const isSeen = (range: Range) => topOf(range) >= 0 && topOf(range) < innerHeight;
/** Scroll events come with the next frame; two of them later, all have come. */
const frames = async () => {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
};

describe('following', () => {
  it('scrolls only what has left the band', async () => {
    const root = page();
    const follow = follower();
    follow.follow({ sentence: sentenceOf(root, 1) });
    expect(window.scrollY).toBe(0);
    const far = sentenceOf(root, 40);
    follow.follow({ sentence: far });
    expect(isSeen(far)).toBe(true);
    await frames();
    expect(follow.isWaiting).toBe(false);
    const at = window.scrollY;
    follow.follow({ sentence: sentenceOf(root, 41) });
    expect(window.scrollY).toBe(at);
    follow.follow({ sentence: sentenceOf(root, 2) });
    expect(isSeen(sentenceOf(root, 2))).toBe(true);
  });

  it('goes by the word in a sentence that is higher than the page shows', () => {
    const root = page();
    const sentence = document.createRange();
    sentence.selectNodeContents(root);
    const word = sentenceOf(root, 30);
    follower().follow({ sentence, word });
    expect(isSeen(word)).toBe(true);
  });

  it('moves every container that hides it', () => {
    const outer = page(40, 'height: 300px; overflow: auto');
    const inner = page(40, 'height: 200px; overflow: auto');
    const before = page(30);
    document.body.replaceChildren(before, outer);
    outer.children[20]!.before(inner);
    const sentence = sentenceOf(inner, 25);
    follower().follow({ sentence });
    for (const { scrollTop } of [inner, outer, document.scrollingElement!]) {
      expect(scrollTop).toBeGreaterThan(0);
    }
    const { top, bottom } = inner.getBoundingClientRect();
    expect(topOf(sentence)).toBeGreaterThanOrEqual(
      Math.max(top, outer.getBoundingClientRect().top),
    );
    expect(topOf(sentence)).toBeLessThan(Math.min(bottom, outer.getBoundingClientRect().bottom));
    expect(isSeen(sentence)).toBe(true);
  });

  it('keeps clear of what covers the edge of a page', () => {
    document.documentElement.style.scrollPaddingTop = '200px';
    const root = page();
    const far = sentenceOf(root, 40);
    follower().follow({ sentence: far });
    document.documentElement.style.scrollPaddingTop = '';
    expect(topOf(far)).toBeGreaterThan(200);
  });

  it.each([
    ['reduce', ['instant']],
    ['', ['smooth']],
  ] as const)('with “%s” scrolls %j', async (preference, behaviors) => {
    await preferReducedMotion(preference);
    const root = page();
    const asked: unknown[] = [];
    const scroller = document.scrollingElement!;
    scroller.scrollTo = ((options: ScrollToOptions) => asked.push(options.behavior)) as never;
    follower().follow({ sentence: sentenceOf(root, 40) });
    delete (scroller as Partial<Element>).scrollTo;
    expect(asked).toEqual(behaviors);
  });

  it('does not take a smooth scroll for the reader’s, and does not ask for it twice', async () => {
    await preferReducedMotion('');
    const root = page();
    const follow = follower();
    const far = sentenceOf(root, 40);
    follow.follow({ sentence: far });
    const word = document.createRange();
    word.setStart(far.startContainer.firstChild!, 0);
    word.setEnd(far.startContainer.firstChild!, 4);
    let asked = 0;
    const scroller = document.scrollingElement!;
    scroller.scrollTo = () => asked++;
    follow.follow({ sentence: far, word });
    delete (scroller as Partial<Element>).scrollTo;
    await expect.poll(() => isSeen(far)).toBe(true);
    await frames();
    expect(asked).toBe(0);
    expect(follow.isWaiting).toBe(false);
  });

  it('gives a smooth scroll up to a reader who goes elsewhere meanwhile', async () => {
    await preferReducedMotion('');
    const root = page();
    const follow = follower();
    follow.follow({ sentence: sentenceOf(root, 30) });
    await expect.poll(() => window.scrollY).toBeGreaterThan(0);
    expect(follow.isWaiting).toBe(false);
    window.scrollTo({ top: 5000, behavior: 'instant' });
    await frames();
    expect(follow.isWaiting).toBe(true);
    expect(window.scrollY).toBeGreaterThan(4000);
  });

  it('goes on from where a smooth scroll is going to', async () => {
    await preferReducedMotion('');
    const root = page(200);
    const follow = follower();
    follow.follow({ sentence: sentenceOf(root, 60) });
    follow.follow({ sentence: sentenceOf(root, 75) });
    await expect.poll(() => isSeen(sentenceOf(root, 75))).toBe(true);
    expect(follow.isWaiting).toBe(false);
  });
});

describe('the reader', () => {
  const wheel = () => document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
  const BY: [string, () => unknown][] = [
    ['a wheel', wheel],
    ['a finger', () => document.body.dispatchEvent(new Event('touchmove', { bubbles: true }))],
    [
      'a key',
      () =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }),
        ),
    ],
    ['a scroll bar', () => window.scrollTo(0, 3000)],
  ];

  it.each(BY)('who scrolls by %s is left alone until they see what is read', async (_, scroll) => {
    const root = page();
    const follow = follower();
    follow.follow({ sentence: sentenceOf(root, 1) });
    scroll();
    await frames();
    expect(follow.isWaiting).toBe(true);
    window.scrollTo(0, 3000);
    await frames();
    follow.follow({ sentence: sentenceOf(root, 2) });
    expect(window.scrollY).toBe(3000);
    expect(follow.isWaiting).toBe(true);
    follow.follow({ sentence: sentenceOf(root, 31) });
    expect(follow.isWaiting).toBe(false);
    follow.follow({ sentence: sentenceOf(root, 55) });
    expect(isSeen(sentenceOf(root, 55))).toBe(true);
  });

  it('who still sees the sentence keeps it where it is', async () => {
    const root = page();
    const follow = follower();
    const sentence = sentenceOf(root, 5);
    follow.follow({ sentence });
    await frames();
    window.scrollBy(0, topOf(sentence) - 5);
    await frames();
    const at = window.scrollY;
    follow.follow({ sentence });
    expect(window.scrollY).toBe(at);
    expect(follow.isWaiting).toBe(true);
  });

  it('who starts anew is followed again', async () => {
    const root = page();
    const follow = follower();
    follow.follow({ sentence: sentenceOf(root, 1) });
    window.scrollTo(0, 3000);
    await frames();
    follow.start();
    follow.follow({ sentence: sentenceOf(root, 1) });
    expect(isSeen(sentenceOf(root, 1))).toBe(true);
  });

  it('who writes, or zooms, does not scroll', () => {
    const root = page();
    root.prepend(document.createElement('textarea'));
    const follow = follower();
    follow.follow({ sentence: sentenceOf(root, 1) });
    const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true });
    root.querySelector('textarea')!.dispatchEvent(key);
    root.dispatchEvent(new WheelEvent('wheel', { bubbles: true, ctrlKey: true }));
    expect(follow.isWaiting).toBe(false);
  });

  it('is not heard any more after the end', () => {
    const follow = follower();
    follow.dispose();
    wheel();
    expect(follow.isWaiting).toBe(false);
  });
});
