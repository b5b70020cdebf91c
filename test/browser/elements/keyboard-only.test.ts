import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createFailure } from '../../../src/shared/speech-error';
import { type Mounted, mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

/** A page with a link before the player and one behind it. */
async function between(layout: string): Promise<Mounted> {
  const before = Object.assign(document.createElement('a'), { href: '#', textContent: 'before' });
  const behind = Object.assign(document.createElement('a'), { href: '#', textContent: 'behind' });
  document.body.append(before);
  const mounted = mount({ layout });
  if (layout !== 'compact') mounted.element.style.inlineSize = '44rem';
  document.body.append(behind);
  await mounted.element.updateComplete;
  before.focus();
  return mounted;
}

/** What has the focus: a part of the player, or a link's words. */
function focused({ element }: Mounted): string {
  const { activeElement } = document;
  return activeElement === element
    ? (element.shadowRoot?.activeElement?.getAttribute('part') ?? '')
    : (activeElement?.textContent ?? '');
}

/** Whether the focus can be seen. */
function hasRing({ element }: Mounted): boolean {
  const { activeElement } = element.shadowRoot ?? {};
  if (!activeElement) return false;
  const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
  return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
}

/** Tabs from the first link to the second, and back. */
async function walk(mounted: Mounted): Promise<string[]> {
  const way: string[] = [];
  for (let i = 0; i < 30 && way.at(-1) !== 'behind'; i++) {
    await userEvent.tab();
    way.push(focused(mounted));
    if (way.at(-1) !== 'behind') expect([way.at(-1), hasRing(mounted)]).toEqual([way.at(-1), true]);
  }
  const back: string[] = [];
  for (let i = 0; i < 30 && back.at(-1) !== 'before'; i++) {
    await userEvent.tab({ shift: true });
    back.push(focused(mounted));
  }
  expect(back).toEqual([...way.slice(0, -1).reverse(), 'before']);
  return way.slice(0, -1);
}

function sound({ engine }: Mounted): void {
  engine.playback.report({ status: 'playing', voice: 'af_heart', duration: 100 });
}

const offline = createFailure('network', 'offline');

describe('with the keyboard alone', () => {
  it('the small player is one stop, and its message three more', async () => {
    const mounted = await between('compact');
    expect(await walk(mounted)).toEqual(['play-button']);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    sound(mounted);
    mounted.engine.reportNotice({ failure: offline });
    await userEvent.tab({ shift: true });
    expect(await walk(mounted)).toEqual([
      'play-button',
      'message-button',
      'retry-button',
      'dismiss-button',
    ]);
  });

  it('the bar is gone through in the order in which it is seen', async () => {
    const mounted = await between('bar');
    expect(await walk(mounted)).toEqual(['play-button', 'mute-button', 'rate', 'stop-button']);
    await userEvent.tab();
    await userEvent.keyboard(' ');
    sound(mounted);
    mounted.engine.reportNotice({ failure: offline });
    await userEvent.tab({ shift: true });
    expect(await walk(mounted)).toEqual([
      'play-button',
      'mute-button',
      'rate',
      'stop-button',
      'back-button',
      'position',
      'forward-button',
      'retry-button',
      'dismiss-button',
    ]);
  });

  it('the full player is, too', async () => {
    const mounted = await between('full');
    await userEvent.tab();
    await userEvent.tab({ shift: true });
    mounted.element.play().catch(() => {});
    sound(mounted);
    expect(await walk(mounted)).toEqual([
      'position',
      'rate',
      'far-back-button',
      'back-button',
      'play-button',
      'forward-button',
      'far-forward-button',
      'stop-button',
      'voice',
      'sleep',
      'mute-button',
      'volume',
    ]);
  });

  it.each(['compact', 'bar', 'full'])('nobody loses the focus in the %s player', async (layout) => {
    const mounted = await between(layout);
    const { element, engine, part } = mounted;
    const play = await part('play-button');
    play.focus();
    await userEvent.keyboard(' ');
    engine.reportStages(['model']);
    engine.reportProgress({ receivedBytes: 1, totalBytes: 5, source: 'network' });
    sound(mounted);
    expect(focused(mounted)).toBe('play-button');
    engine.reportNotice({ failure: offline, fallbackVoice: 'draft_mid' });
    await element.updateComplete;
    expect(focused(mounted)).toBe('play-button');
    (await part('retry-button')).focus();
    await userEvent.keyboard('{Enter}');
    expect([focused(mounted), engine.retries]).toEqual(['play-button', 1]);
    engine.reportNotice({ failure: offline });
    (await part('dismiss-button')).focus();
    await userEvent.keyboard('{Enter}');
    expect(focused(mounted)).toBe('play-button');
    engine.playback.fail(createFailure('network', 'offline'));
    (await part('retry-button')).focus();
    await userEvent.keyboard('{Enter}');
    expect(focused(mounted)).toBe('play-button');
  });

  it('who undoes a silence in a narrow bar keeps the focus when the button goes', async () => {
    const mounted = await between('bar');
    const { element, part } = mounted;
    element.style.inlineSize = '20rem';
    element.muted = true;
    (await part('mute-button')).focus();
    await userEvent.keyboard('{Enter}');
    await element.updateComplete;
    expect([focused(mounted), element.muted]).toEqual(['play-button', false]);
  });

  it.each(['bar', 'full'])(
    'the end of a text keeps the focus within the %s player',
    async (layout) => {
      const mounted = await between(layout);
      const { element, engine, part } = mounted;
      element.play().catch(() => {});
      sound(mounted);
      for (const name of ['position', 'forward-button', 'stop-button']) {
        engine.playback.report({ status: 'playing' });
        (await part(name)).focus();
        engine.playback.report({ status: 'ended' });
        await element.updateComplete;
        expect(element.matches(':focus-within')).toBe(true);
        element.play().catch(() => {});
        sound(mounted);
      }
    },
  );
});
