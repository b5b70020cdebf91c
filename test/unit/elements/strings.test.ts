import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../../src/elements/strings/english';
import { FRENCH } from '../../../src/elements/strings/french';
import { GERMAN } from '../../../src/elements/strings/german';
import { JAPANESE } from '../../../src/elements/strings/japanese';
import { SPANISH } from '../../../src/elements/strings/spanish';
import type { SpeakStrings } from '../../../src/elements/strings/speak-strings';

const LANGUAGES = { de: GERMAN, es: SPANISH, fr: FRENCH, ja: JAPANESE };

type Entry = readonly [name: string, text: string];

/** Every string with its path. */
function entriesOf(table: object, path = ''): Entry[] {
  return Object.entries(table).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[path + name, value] as const]
      : entriesOf(value, `${path}${name}.`),
  );
}

const english = entriesOf(ENGLISH);
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(Object.entries(LANGUAGES))('%s', (_, strings: SpeakStrings) => {
  const words = new Map(entriesOf(strings));

  it('has a word for everything, and no more', () => {
    expect([...words.keys()].sort()).toEqual(english.map(([name]) => name).sort());
    expect([...words.values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('has the placeholders of the English sentence', () => {
    const odd = english.filter(
      ([name, text]) => String(namesIn(words.get(name) ?? '')) !== String(namesIn(text)),
    );
    expect(odd).toEqual([]);
  });

  it('calls the buttons in its sentences what they are called', () => {
    for (const [button, label] of [
      ['Retry', strings.retry],
      ['Play', strings.play],
    ] as const) {
      const pressed = english.filter(([, text]) => new RegExp(`press ${button}`, 'i').test(text));
      expect(pressed.length).toBeGreaterThan(5);
      const wrong = pressed.filter(([name]) => !words.get(name)?.includes(label));
      expect(wrong).toEqual([]);
    }
  });

  it('leaves no sentence in English', () => {
    const same = english.filter(([name, text]) => text.length > 20 && words.get(name) === text);
    expect(same.map(([name]) => name)).toEqual([]);
  });
});

it('French keeps a space that does not break before its high punctuation', () => {
  const breaking = entriesOf(FRENCH).filter(([, text]) => / [:;!?»]|« /.test(text));
  expect(breaking).toEqual([]);
});
