import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Mounted, mount } from '../../support/mounted-element';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
});

/** One that is a minute into four, with the focus on its round button. */
async function playing(attributes: Record<string, string> = {}): Promise<Mounted> {
  const mounted = mount(attributes);
  mounted.element.play().catch(() => {});
  const { playback } = mounted.engine;
  playback.report({ status: 'playing', voice: 'af_heart', duration: 240 });
  playback.advance(60);
  await mounted.element.updateComplete;
  mounted.element.focus();
  return mounted;
}

/** What is read out. */
const told = ({ element }: Mounted) =>
  element.renderRoot.querySelector('[aria-live="polite"]')?.textContent;

describe('keys', () => {
  it.each([
    ['{ArrowLeft}', 'seek 55'],
    ['{ArrowRight}', 'seek 65'],
    ['j', 'seek 50'],
    ['L', 'seek 70'],
    ['{Home}', 'seek 0'],
    ['{End}', 'seek 240'],
    ['{Shift>}{ArrowLeft}{/Shift}', 'previous-sentence'],
    ['{Shift>}{ArrowRight}{/Shift}', 'next-sentence'],
    ['{Shift>}{ArrowUp}{/Shift}', 'previous-paragraph'],
    ['{Shift>}{ArrowDown}{/Shift}', 'next-paragraph'],
    [' ', 'pause'],
    ['k', 'pause'],
    ['{Escape}', 'stop'],
  ])('%s asks for %s', async (keys, request) => {
    const { engine } = await playing();
    await userEvent.keyboard(keys);
    expect(engine.playback.requests).toEqual([request]);
  });

  it('for speed and loudness change the element, and are told', async () => {
    const mounted = await playing();
    const { element } = mounted;
    await userEvent.keyboard('>');
    expect([element.rate, told(mounted)]).toEqual([1.25, 'Speed 1.25×']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect([element.volume, told(mounted)]).toEqual([0.9, 'Volume 90%']);
    await userEvent.keyboard('m');
    expect([element.muted, told(mounted)]).toEqual([true, 'Muted']);
    await userEvent.keyboard('{ArrowUp}');
    expect([element.muted, element.volume]).toEqual([false, 0.95]);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(element.volume).toBe(1);
    mounted.engine.playback.report({ status: 'paused' });
    await element.updateComplete;
    expect(told(mounted)).toBe('Paused');
  });

  it('point the other way where reading goes from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const { engine } = await playing();
    await userEvent.keyboard('{ArrowLeft}{Shift>}{ArrowRight}{/Shift}');
    expect(engine.playback.requests).toEqual(['seek 65', 'previous-sentence']);
  });

  it('of the slider of places are those of the player', async () => {
    const { engine, part } = await playing();
    (await part('position')).focus();
    await userEvent.keyboard('{ArrowUp}{ArrowDown}{Home}{Shift>}{ArrowRight}{/Shift}k');
    expect(engine.playback.requests).toEqual([
      'seek 65',
      'seek 55',
      'seek 0',
      'next-sentence',
      'pause',
    ]);
  });

  it('of a menu and of the slider of loudness are their own', async () => {
    const { element, engine, part } = await playing({ layout: 'full' });
    (await part('rate')).focus();
    await userEvent.keyboard('{ArrowDown}{Home}k');
    (await part('volume')).focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
    expect(engine.playback.requests).toEqual([]);
    expect(element.volume).toBe(0.9);
    await userEvent.keyboard('{Home}');
    expect(element.volume).toBe(0);
    await userEvent.keyboard('k');
    expect(engine.playback.requests).toEqual(['pause']);
  });

  it('with Alt, Ctrl or Meta are the browser’s', async () => {
    const { engine } = await playing();
    await userEvent.keyboard('{Control>}{ArrowLeft}{Home}{/Control}{Alt>}k{/Alt}');
    expect(engine.playback.requests).toEqual([]);
  });

  it('that end the text do nothing before its length is known', async () => {
    const { element, engine } = mount();
    element.play().catch(() => {});
    await element.updateComplete;
    element.focus();
    await userEvent.keyboard('{End}');
    expect(engine.playback.requests).toEqual([]);
  });
});
