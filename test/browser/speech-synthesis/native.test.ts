import { describe, expect, it } from 'vitest';
import * as entry from '../../../src/speech-synthesis';

// The browser's own interfaces are the measure: whatever code may see of them has to be the same here.

const own = { ...entry };
const INTERFACES = [
  'SpeechSynthesis',
  'SpeechSynthesisErrorEvent',
  'SpeechSynthesisEvent',
  'SpeechSynthesisUtterance',
  'SpeechSynthesisVoice',
] as const;

/** What can be seen of an interface, with the looks of each member. */
function looks({ name, length, prototype }: { name: string; length: number; prototype: object }) {
  const members = Object.getOwnPropertyDescriptors(prototype) as Record<
    string,
    PropertyDescriptor | undefined
  >;
  const seen = Object.entries(members).map(([member, descriptor]) => [
    member,
    {
      enumerable: descriptor?.enumerable,
      configurable: descriptor?.configurable,
      accessors: [typeof descriptor?.get, typeof descriptor?.set],
      parameters: member !== 'constructor' && descriptor?.value?.length,
    },
  ]);
  const tag = Object.getOwnPropertyDescriptor(prototype, Symbol.toStringTag);
  return { name, length, tag, members: Object.fromEntries(seen) };
}

/** A value, or the kind of error that comes instead. */
function outcome(job: () => unknown): unknown {
  try {
    return job();
  } catch (error) {
    return (error as Error).constructor.name;
  }
}

describe.each(INTERFACES)('%s', (name) => {
  it('looks as the browser’s', () => {
    const expected = looks(window[name]);
    const found = looks(own[name]);
    // Its own only to know when somebody waits for the voices.
    if (name === 'SpeechSynthesis') delete found.members.addEventListener;
    expect(found).toEqual(expected);
  });

  it('has accessors that refuse what is none of it, as the browser’s', () => {
    for (const [member, { get, set }] of Object.entries(
      Object.getOwnPropertyDescriptors(own[name].prototype) as Record<string, PropertyDescriptor>,
    )) {
      if (get) expect(() => get.call({}), member).toThrow(TypeError);
      if (set) expect(() => set.call({}, null), member).toThrow(TypeError);
    }
  });

  it('is constructed without arguments as the browser’s', () => {
    const construct = (type: { new (...all: never[]): object }) =>
      outcome(() => Object.prototype.toString.call(Reflect.construct(type, [])));
    expect(construct(own[name])).toBe(construct(window[name]));
  });
});

describe('an utterance', () => {
  const VALUES = [
    ...[undefined, null, true, '', 'x', '2', {}, [], [3], () => 1, Symbol('s'), 5n],
    ...[0, -0, -1, 0.1, 0.5, 1, 1.5, 2, 3, 10, 11, NaN, Infinity, 1e300, -1e300, 1e-50],
  ];
  const ATTRIBUTES = ['text', 'lang', 'voice', 'volume', 'rate', 'pitch', 'onend', 'onerror'];

  it.each(ATTRIBUTES)('takes for %s what the browser’s takes', (attribute) => {
    for (const value of VALUES) {
      const [mine, native] = [own, window].map(({ SpeechSynthesisUtterance }) => {
        const utterance = new SpeechSynthesisUtterance('text');
        const result = outcome(() => Reflect.set(utterance, attribute, value));
        return [result, Reflect.get(utterance, attribute)];
      });
      expect(mine, String(value)).toEqual(native);
    }
  });

  it('is made of what the browser’s is made of', () => {
    for (const value of VALUES) {
      const [mine, native] = [own, window].map(({ SpeechSynthesisUtterance }) =>
        outcome(() => new SpeechSynthesisUtterance(value as string).text),
      );
      expect(mine, String(value)).toEqual(native);
    }
  });
});

it('events are made of what the browser’s are made of', () => {
  // Not `bubbles` and `cancelable`: Chromium forgets them here, which DOM's “inner event creation steps” do not.
  const inits: object[] = [
    {},
    { charIndex: -1, charLength: 2.9, elapsedTime: 0.1, name: null },
    { elapsedTime: Number.NaN },
    { error: 'nonsense' },
    { utterance: {} },
  ];
  for (const init of inits) {
    for (const error of ['canceled', 'not-allowed', undefined]) {
      const [mine, native] = [own, window].map((set) => {
        const utterance = new set.SpeechSynthesisUtterance();
        return outcome(() => {
          const event = new set.SpeechSynthesisErrorEvent('error', {
            utterance,
            error: error as SpeechSynthesisErrorCode,
            ...init,
          });
          const { type, bubbles, cancelable, charIndex, charLength, elapsedTime, name } = event;
          const isOwn = event.utterance === utterance && event instanceof set.SpeechSynthesisEvent;
          const plain = { type, bubbles, cancelable, charIndex, charLength, elapsedTime, name };
          return { ...plain, isOwn, error: event.error, text: String(event) };
        });
      });
      expect(mine, `${JSON.stringify(init)} ${error}`).toEqual(native);
    }
  }
});

it('speechSynthesis stands in the page as the browser’s does, and the browser’s comes back', () => {
  const names = ['speechSynthesis', ...INTERFACES];
  const looksOf = () =>
    names.map((name) => {
      const { get, set, value, ...flags } =
        Object.getOwnPropertyDescriptor(window, name) ?? ({} as PropertyDescriptor);
      return [name, flags, typeof get, typeof set, typeof value];
    });
  const values = () => names.map((name) => Reflect.get(window, name));
  const [before, native] = [looksOf(), values()];
  expect(own.polyfill()).toBeTypeOf('function');
  expect(values()).toEqual(native);
  const restore = own.polyfill({ force: true });
  expect(window.speechSynthesis).toBe(own.speechSynthesis);
  expect(new SpeechSynthesisUtterance()).toBeInstanceOf(own.SpeechSynthesisUtterance);
  expect(looksOf()).toEqual(before);
  restore();
  expect(values()).toEqual(native);
  expect(looksOf()).toEqual(before);
});
