import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PlaybackSnapshot } from '../../../src/contracts/engine';
import { createFailure } from '../../../src/shared/speech-error';
import { type Mounted, mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

const offline = createFailure('network', 'offline');
const storageFull = createFailure('quota', 'storage-full');

function playing(layout: string, known: Partial<PlaybackSnapshot> = {}): Mounted {
  const mounted = mount({ layout });
  mounted.element.play().catch(() => {});
  const { playback } = mounted.engine;
  playback.report({ status: 'playing', voice: 'af_heart', duration: 100, ...known });
  playback.advance(25);
  return mounted;
}

const isOpen = (popover: Element) => popover.matches(':popover-open');
/** How much of the ring is filled, in hundredths. */
const filled = (ring: Element) =>
  Number.parseFloat(ring.querySelector('.filled')?.getAttribute('stroke-dasharray') ?? '');

describe('the small player', () => {
  it('is a round button and no wider, in the line', async () => {
    const { element, part } = mount({ layout: 'compact' }, '');
    const button = await part('play-button');
    expect([element.offsetWidth, button.offsetWidth, button.offsetHeight]).toEqual([48, 48, 48]);
    expect(element.renderRoot.querySelectorAll('button').length).toBe(1);
    await expect(part('ring')).rejects.toThrow('no ring');
  });

  it('has a ring that fills with the download, then with the text, and turns where nobody knows', async () => {
    const { element, engine, part } = mount({ layout: 'compact' });
    element.play().catch(() => {});
    engine.reportStages(['runtime']);
    expect((await part('play-button')).classList.contains('busy')).toBe(true);
    engine.reportStages(['model']);
    engine.reportProgress({ receivedBytes: 20, totalBytes: 50, source: 'network' });
    expect(filled(await part('ring'))).toBe(40);
    engine.playback.report({ status: 'playing', duration: 100 });
    engine.playback.advance(25);
    expect(filled(await part('ring'))).toBe(25);
    engine.playback.report({ status: 'buffering' });
    expect((await part('play-button')).classList.contains('busy')).toBe(true);
  });

  it('tells of a download in a bubble as long as it lasts, but not of what is on the device', async () => {
    const { element, engine, part, textOf } = mount({ layout: 'compact' });
    element.play().catch(() => {});
    engine.reportStages(['model']);
    engine.reportProgress({ receivedBytes: 1e6, totalBytes: 9e6, source: 'store' });
    expect(isOpen(await part('bubble'))).toBe(false);
    engine.reportProgress({ receivedBytes: 1e6, totalBytes: 9e6, source: 'network' });
    expect(isOpen(await part('bubble'))).toBe(true);
    expect(await textOf('status')).toBe('Downloading voice · 1.0 of 9.0 MB');
    engine.playback.report({ status: 'playing' });
    expect(isOpen(await part('bubble'))).toBe(false);
  });

  it('keeps a message within reach that was put away', async () => {
    const { element, engine, part, textOf } = playing('compact');
    engine.reportNotice({ failure: storageFull });
    expect(isOpen(await part('bubble'))).toBe(true);
    expect(await textOf('notice')).toContain(storageFull.message);
    (await part('dismiss-button')).click();
    expect(isOpen(await part('bubble'))).toBe(false);
    expect((await part('play-button')).matches(':focus')).toBe(true);
    const badge = await part('message-button');
    expect(badge.getAttribute('aria-expanded')).toBe('false');
    // What is put away can still be read.
    expect(element.renderRoot.querySelector('[role="status"]')?.textContent).toContain(
      storageFull.message,
    );
    badge.click();
    expect(isOpen(await part('bubble'))).toBe(true);
    expect(badge.getAttribute('aria-expanded')).toBe('true');
  });

  it('opens the bubble for the next message, and closes it when there is none', async () => {
    const { engine, part } = playing('compact');
    engine.reportNotice({ failure: storageFull });
    (await part('dismiss-button')).click();
    engine.playback.fail(offline);
    expect(isOpen(await part('bubble'))).toBe(true);
    (await part('retry-button')).click();
    expect(isOpen(await part('bubble'))).toBe(false);
    expect(engine.retries).toBe(1);
  });

  it('closes its message with Escape first, and stops with the next', async () => {
    const { element, engine, part } = playing('compact');
    engine.reportNotice({ failure: offline });
    await element.updateComplete;
    element.focus();
    await userEvent.keyboard('{Escape}');
    expect(isOpen(await part('bubble'))).toBe(false);
    expect(engine.playback.requests).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(engine.playback.requests).toEqual(['stop']);
  });

  it('says an error as an alert', async () => {
    const { element, engine } = playing('compact');
    engine.playback.fail(offline);
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[role="alert"]')?.textContent).toBe(offline.message);
  });

  it('takes its bubble along when it leaves the page', async () => {
    const { element, engine, part } = playing('compact');
    engine.reportNotice({ failure: offline });
    const bubble = await part('bubble');
    element.remove();
    expect(isOpen(bubble)).toBe(false);
    document.body.append(element);
    expect(isOpen(await part('bubble'))).toBe(true);
  });
});

describe('the full player', () => {
  it('goes by sentences and paragraphs', async () => {
    const { engine, part } = playing('full');
    for (const name of ['far-back', 'back', 'forward', 'far-forward'])
      (await part(`${name}-button`)).click();
    expect(engine.playback.requests).toEqual([
      'previous-paragraph',
      'previous-sentence',
      'next-sentence',
      'next-paragraph',
    ]);
  });

  it('shows which sentence it is, and the word in it that sounds', async () => {
    const { textOf } = playing('full', {
      sentence: { start: 5, end: 9 },
      word: { start: 5, end: 8 },
      sentenceIndex: 1,
      sentenceCount: 2,
    });
    expect(await textOf('sentence')).toBe('Two.');
    expect(await textOf('word')).toBe('Two');
    expect(await textOf('count')).toBe('sentence 2 of 2');
  });

  it('offers the voices that can be read with, by language', async () => {
    const { element, part } = mount({ layout: 'full' });
    const menu = await part<HTMLSelectElement>('voice');
    expect(menu.value).toBe('af_heart');
    const groups = [...menu.querySelectorAll('optgroup')].map(({ label }) => label);
    expect(groups).toEqual(['American English', 'British English', 'Draft voice']);
    await userEvent.selectOptions(menu, 'bf_emma');
    expect(element.voice).toBe('bf_emma');
  });

  it('goes on with another voice from the sentence that sounds, and stays paused if it was', async () => {
    const { engine, part } = playing('full', { sentence: { start: 5, end: 9 } });
    await userEvent.selectOptions(await part('voice'), 'bf_emma');
    expect(engine.spoken.at(-1)).toMatchObject({
      text: 'One. Two.',
      options: { voice: 'bf_emma', from: 5 },
    });
    expect(engine.playback.requests).toEqual([]);
    engine.playback.report({ status: 'paused' });
    await userEvent.selectOptions(await part('voice'), 'bm_lewis');
    expect(engine.spoken.length).toBe(3);
    expect(engine.playback.requests).toEqual(['pause']);
  });

  it('has a sleep timer that lasts until it has done its work', async () => {
    const { element, engine, part } = mount({ layout: 'full' });
    const menu = await part<HTMLSelectElement>('sleep');
    await userEvent.selectOptions(menu, '15');
    element.play().catch(() => {});
    await element.updateComplete;
    expect(engine.playback.stops.sleep).toBeCloseTo(900, -1);
    await userEvent.selectOptions(menu, 'sentence');
    expect(engine.playback.stops.sleep).toBe('sentence');
    const place = { isLast: false, endsParagraph: false, endsChapter: false };
    expect(engine.playback.stops.after(place)).toBe('pause');
    engine.playback.report({ status: 'paused' });
    expect((await part<HTMLSelectElement>('sleep')).value).toBe('off');
  });

  it('sets the loudness, and silences', async () => {
    const { element, engine, part } = playing('full');
    const slider = await part<HTMLInputElement>('volume');
    slider.value = '0.5';
    slider.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(engine.playback.volume).toBe(0.5);
    expect(slider.getAttribute('aria-valuetext')).toBe('50%');
    const mute = await part('mute-button');
    mute.click();
    expect([element.muted, (await part('mute-button')).ariaLabel]).toEqual([true, 'Unmute']);
    expect((await part<HTMLInputElement>('volume')).valueAsNumber).toBe(0);
    mute.click();
    expect([element.muted, element.volume]).toEqual([false, 0.5]);
  });
});

describe('a layout', () => {
  it('that is none is the bar', async () => {
    const { part } = mount({ layout: 'huge' });
    expect((await part('bar')).className).toContain('frame-bar');
  });

  it('can change while it plays', async () => {
    const { element, part, textOf } = playing('bar');
    expect(await textOf('status')).toBe('Reading');
    element.layout = 'full';
    expect((await part('position')).getAttribute('aria-valuetext')).toBe('0:25 of about 1:40');
    element.layout = 'compact';
    expect(filled(await part('ring'))).toBe(25);
  });
});
