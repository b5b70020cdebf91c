import { afterAll, afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/define';
import { KokoroSpeakElement } from '../../../src/elements/kokoro-speak-element';
import type { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { pageLedger } from '../../../src/shared/page-ledger';
import { FakeEngine } from '../../support/fake-engine';

const ATTRIBUTES = 'provider="wasm" threads="1" voice="draft_mid" rate="3" audio-cache="off"';
const box = document.createElement('main');
document.body.append(box);
let used: KokoroSpeech | undefined;
afterEach(() => box.replaceChildren());
afterAll(() => used?.release());

/** Elements with the real engine. */
function elements(count: number): KokoroSpeakElement[] {
  box.innerHTML = `<kokoro-speak ${ATTRIBUTES}>One two three. Four five six.</kokoro-speak>`.repeat(
    count,
  );
  const all = [...box.querySelectorAll<KokoroSpeakElement>('kokoro-speak')];
  used ??= all[0]?.engine as KokoroSpeech;
  return all;
}

describe('elements of a page', () => {
  test('share one engine and one model, and take turns', async () => {
    const all = elements(20);
    const [first, second] = all;
    await first?.play();
    expect(new Set(all.map(({ engine }) => engine)).size).toBe(1);
    await second?.play();
    expect([first?.paused, second?.paused]).toEqual([true, false]);
    expect(all.slice(2).every(({ playback }) => playback === undefined)).toBe(true);
    expect(used?.metrics.value('model-initialisations')).toBe(1);
    expect(pageLedger.live('worker')).toBeLessThanOrEqual(2);
  });

  test('leave nothing behind, however often they come and go', async () => {
    const [warm] = elements(1);
    await warm?.play();
    warm?.remove();
    await expect.poll(() => warm?.paused).toBe(true);
    const baseline = pageLedger.counts();
    for (let cycle = 0; cycle < 50; cycle++) {
      const [element] = elements(1);
      // Some are removed while they prepare, some while they sound, and some were never played.
      const sound = cycle % 3 === 0 ? undefined : element?.play().catch(() => undefined);
      if (cycle % 3 === 2) await sound;
      else await element?.updateComplete;
      box.replaceChildren();
      await sound;
    }
    await expect.poll(() => pageLedger.counts()).toEqual(baseline);
    expect(used?.metrics.value('leak-warnings') ?? 0).toBe(0);
    expect(used?.metrics.value('model-initialisations')).toBe(1);
  });
});

type Listening = Parameters<EventTarget['addEventListener']>;

/** An engine that knows how many listen. */
class HeardEngine extends FakeEngine {
  listeners = 0;

  override addEventListener(...[name, listener, options]: Listening): void {
    this.listeners++;
    const signal = typeof options === 'object' ? options.signal : undefined;
    signal?.addEventListener('abort', () => this.listeners--);
    super.addEventListener(name, listener, options);
  }
}

test('an engine is heard by the elements that are in the page, and by no other', async () => {
  const engine = new HeardEngine();
  for (let cycle = 0; cycle < 10; cycle++) {
    const element = document.createElement('kokoro-speak');
    element.engine = engine;
    box.append(element);
    expect(engine.listeners).toBeGreaterThan(0);
    element.remove();
    await expect.poll(() => engine.listeners).toBe(0);
  }
});

describe('an element', () => {
  test('reads what its own tree has, in a shadow tree', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p id="story">In the shadow.</p><kokoro-speak for="story"></kokoro-speak>';
    box.innerHTML = '<p id="story">In the light.</p>';
    box.append(host);
    const engine = new FakeEngine();
    const element = root.querySelector('kokoro-speak') as KokoroSpeakElement;
    element.engine = engine;
    void element.play().catch(() => undefined);
    // What reads a page is loaded with the first one.
    await expect.poll(() => engine.spoken[0]?.text).toContain('In the shadow.');
  });

  test('works when it is cloned from a template', async () => {
    const template = document.createElement('template');
    template.innerHTML = '<kokoro-speak rate="1.5">From a template.</kokoro-speak>';
    const engine = new FakeEngine();
    for (const copy of [1, 2]) {
      box.append(template.content.cloneNode(true));
      const element = box.lastElementChild as KokoroSpeakElement;
      element.engine = engine;
      void element.play().catch(() => undefined);
      expect(engine.spoken.length).toBe(copy);
      expect(engine.spoken.at(-1)).toMatchObject({
        text: 'From a template.',
        options: { rate: 1.5 },
      });
    }
  });

  test('takes what a framework set before it was defined', async () => {
    const element = document.createElement('late-kokoro-speak') as KokoroSpeakElement;
    const engine = new FakeEngine();
    Object.assign(element, { voice: 'bf_emma', rate: 2, lexicon: [{ word: 'a', alias: 'b' }] });
    element.textContent = 'Late.';
    box.append(element);
    customElements.define('late-kokoro-speak', class extends KokoroSpeakElement {});
    await element.updateComplete;
    element.engine = engine;
    void element.play().catch(() => undefined);
    expect(engine.spoken[0]).toMatchObject({
      text: 'Late.',
      options: { voice: 'bf_emma', rate: 2, lexicon: [{ word: 'a', alias: 'b' }] },
    });
  });

  test('never makes markup of a text', async () => {
    const engine = new FakeEngine();
    const element = document.createElement('kokoro-speak');
    element.engine = engine;
    box.append(element);
    const text = '<img src=x onerror="globalThis.injected = true"> &amp; <b>bold</b>';
    void element.speak(text).catch(() => undefined);
    const voice = '<i>x</i>';
    engine.playback.report({ status: 'playing', voice, sentence: { start: 0, end: text.length } });
    await element.updateComplete;
    const shown = element.renderRoot.querySelector('[part="sentence"]');
    expect(shown?.textContent).toBe(text);
    expect(element.renderRoot.querySelector('img, b, i')).toBeNull();
    expect('injected' in globalThis).toBe(false);
  });
});
