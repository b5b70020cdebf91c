import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import type { PlayerLayout } from '../../../src/elements/player';
import { type Mounted, mount } from '../../support/mounted-element';
import { SPEECH_STATES, showSpeechState } from '../../support/speech-states';

const LAYOUTS: readonly PlayerLayout[] = ['compact', 'bar', 'full'];
const page = document.documentElement;

afterEach(async () => {
  document.body.replaceChildren();
  page.removeAttribute('style');
  page.removeAttribute('dir');
  await emulate([]);
});

/** An element where a page has its content. */
function shown(attributes: Record<string, string>): Mounted {
  const mounted = mount(attributes, 'On clear mornings the harbour wakes before the town does.');
  const main = document.createElement('main');
  document.body.append(main);
  main.append(mounted.element);
  return mounted;
}

/** What the reader's system says of itself. */
function emulate(features: readonly { name: string; value: string }[]): Promise<unknown> {
  return cdp().send('Emulation.setEmulatedMedia', { features: [...features] });
}

/** What axe finds in the body, its shadow trees and its top layer. */
async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

function paper(scheme: string): void {
  page.style.colorScheme = scheme;
  page.style.background = 'Canvas';
}

describe.each(LAYOUTS)('axe finds nothing in the %s player', (layout) => {
  describe.each(['light', 'dark'])('on %s paper', (scheme) => {
    it.each(SPEECH_STATES)('that is %s', async (state) => {
      paper(scheme);
      const { element } = shown({ layout });
      await showSpeechState(element, state);
      expect(await violations()).toEqual([]);
    });
  });

  it('of another language, and silenced', async () => {
    const { element } = shown({ layout, 'ui-lang': 'de' });
    await showSpeechState(element, 'playing');
    element.muted = true;
    await element.updateComplete;
    expect(await violations()).toEqual([]);
  });

  it('where colours are forced', async () => {
    await emulate([{ name: 'forced-colors', value: 'active' }]);
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    for (const state of SPEECH_STATES) {
      document.body.replaceChildren();
      const { element } = shown({ layout });
      await showSpeechState(element, state);
      expect(await violations()).toEqual([]);
    }
  });
});

it('axe would find what is wrong', async () => {
  const { element, part } = shown({});
  await element.updateComplete;
  (await part('play-button')).removeAttribute('aria-label');
  expect(await violations()).toEqual(['button-name: kokoro-speak,.round']);
  element.style.setProperty('--kokoro-muted', '#b0b0b0');
  expect(String(await violations())).toContain('color-contrast: kokoro-speak,.speaker');
});

describe('motion', () => {
  it('stops where the reader wants less of it', async () => {
    await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    for (const layout of LAYOUTS) {
      for (const state of ['preparing', 'buffering'] as const) {
        const { element } = mount({ layout });
        await showSpeechState(element, state);
        const moving = [...element.renderRoot.querySelectorAll('*')]
          .flatMap((each) => each.getAnimations())
          .map((animation) => (animation as CSSAnimation).animationName);
        expect(moving.filter((name) => name !== 'breathe')).toEqual([]);
      }
    }
  });
});

describe('from right to left', () => {
  it('what points on is turned, and what is a sign is not', async () => {
    page.dir = 'rtl';
    const { element } = mount({ layout: 'full' });
    await showSpeechState(element, 'playing');
    const scaleOf = (part: string) => {
      const icon = element.renderRoot.querySelector(`[part="${part}"] svg[viewBox="0 0 24 24"]`);
      return icon && getComputedStyle(icon).scale;
    };
    const turned = ['back-button', 'forward-button', 'far-back-button', 'mute-button'];
    expect(turned.map(scaleOf)).toEqual(turned.map(() => '-1 1'));
    expect(['play-button', 'stop-button'].map(scaleOf)).toEqual(['none', 'none']);
    const center = (part: string) => {
      const box = element.renderRoot.querySelector(`[part="${part}"]`)?.getBoundingClientRect();
      return box ? box.x + box.width / 2 : Number.NaN;
    };
    expect(center('back-button')).toBeGreaterThan(center('forward-button'));
  });
});

describe('widths', () => {
  it.each(LAYOUTS)('from 160 to 1280 px hold the %s player in every state', async (layout) => {
    const box = document.createElement('div');
    box.lang = 'de';
    for (const state of SPEECH_STATES) {
      const { element } = mount({ layout });
      document.body.append(box);
      box.append(element);
      await showSpeechState(element, state);
      for (const width of [160, 240, 320, 390, 700, 1280]) {
        box.style.width = `${width}px`;
        const edge = box.getBoundingClientRect().right + 0.5;
        const sticking = [...element.renderRoot.querySelectorAll('*')]
          .filter((each) => !each.closest('.visually-hidden, .bubble, svg, select'))
          .filter((each) => each.getBoundingClientRect().right > edge);
        expect([width, state, sticking.map(({ className }) => className)]).toEqual([
          width,
          state,
          [],
        ]);
      }
      element.remove();
    }
  });
});

describe('touch', () => {
  it.each(LAYOUTS)('buttons of the %s player are no smaller than 24 px', async (layout) => {
    const { element } = mount({ layout });
    for (const state of SPEECH_STATES) {
      await showSpeechState(element, state);
      const controls = [...element.renderRoot.querySelectorAll('button, select, input')];
      const heights = controls
        .map((each) => each.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .map(({ width, height }) => Math.min(width, height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    }
  });
});
