import '../../src/elements/define';
import type { KokoroSpeakElement } from '../../src/elements/kokoro-speak-element';
import { loadPageReading } from '../../src/elements/page-reading';
import { FakeEngine } from './fake-engine';

// As for a reader who has pointed at the player: what reads a page is there, and Play takes the text at once.
await loadPageReading();

/** An element in the page with an engine that makes no sound. */
export interface Mounted {
  readonly element: KokoroSpeakElement;
  readonly engine: FakeEngine;
  /** Names of the element's events, in order. */
  readonly events: string[];
  /** A part of the shadow tree as it is drawn now; fails if there is none. */
  part<T extends HTMLElement = HTMLElement>(name: string): Promise<T>;
  /** The text of a part; empty if there is none. */
  textOf(name: string): Promise<string>;
}

const EVENTS = [
  'play',
  'playing',
  'pause',
  'waiting',
  'ended',
  'timeupdate',
  'error',
  'modelprogress',
  'warmupchange',
  'providerchange',
  'notice',
];

/** Puts `<kokoro-speak ATTRIBUTES>CONTENT</kokoro-speak>` into the page. */
export function mount(
  attributes: Record<string, string> = {},
  content = 'One. Two.',
  engine = new FakeEngine(),
): Mounted {
  const element = document.createElement('kokoro-speak');
  element.textContent = content;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const events: string[] = [];
  for (const name of EVENTS) element.addEventListener(name, () => events.push(name));
  element.engine = engine;
  document.body.append(element);

  const find = async (name: string) => {
    await element.updateComplete;
    return element.renderRoot.querySelector<HTMLElement>(`[part="${name}"]`);
  };
  return {
    element,
    engine,
    events,
    async part<T extends HTMLElement>(name: string) {
      const found = await find(name);
      if (!found) throw new Error(`The element shows no ${name}.`);
      return found as T;
    },
    async textOf(name) {
      return (await find(name))?.textContent?.trim() ?? '';
    },
  };
}
