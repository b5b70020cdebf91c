import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ElementDeclaration, elementManifest } from '../../../scripts/element-manifest';
import { elementReference, htmlData } from '../../../scripts/element-reference';
import { HANDLERS, PROPERTIES } from '../../../src/react/properties';

let element: ElementDeclaration;
beforeAll(() => {
  element = elementManifest().element;
}, 60_000);

describe('the manifest of the element', () => {
  it('has what it inherits, and nothing that is private', () => {
    expect(element.tagName).toBe('kokoro-speak');
    const names = element.members.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['play', 'currentTime', 'voice', 'provider']));
    expect(names.filter((name) => /^[#_]|^speech$|^render$/.test(name))).toEqual([]);
    const attributes = element.attributes.map(({ name }) => name);
    expect(attributes).toEqual(expect.arrayContaining(['for', 'src', 'rate', 'audio-cache']));
    expect(new Set(attributes).size).toBe(attributes.length);
  });

  it('describes every attribute, event, part and method', () => {
    const { attributes, events, cssParts, members } = element;
    const bare = [...attributes, ...events, ...cssParts, ...members].filter(
      ({ description }) => !description,
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

describe('the React component', () => {
  it('takes every attribute as a property, and nothing that the element has not', () => {
    const properties = element.attributes.map(({ name, fieldName }) => fieldName ?? name);
    expect([...PROPERTIES].sort()).toEqual([...properties, 'engine'].sort());
  });

  it('tells every event', () => {
    expect(Object.values(HANDLERS).sort()).toEqual(element.events.map(({ name }) => name).sort());
  });
});

it('docs/element.md is what the source says; npm run -s docs:element writes it', () => {
  const page = readFileSync(new URL('../../../docs/element.md', import.meta.url), 'utf8');
  expect(page).toBe(elementReference(element));
});

it('an editor knows the words that an attribute takes', () => {
  const { tags } = htmlData(element) as {
    tags: { attributes: { name: string; values: unknown[] }[] }[];
  };
  const preload = tags[0]?.attributes.find(({ name }) => name === 'preload');
  expect(preload?.values).toEqual([{ name: 'none' }, { name: 'metadata' }, { name: 'auto' }]);
});
