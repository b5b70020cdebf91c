import { describe, expect, it } from 'vitest';
import { elementManifest } from '../../../scripts/element-manifest';
import { FIELD_GROUPS, type Settings, withSetting } from '../../../src/embed/settings';
import { type SnippetKind, snippet } from '../../../src/embed/snippet';
import { PROPERTIES } from '../../../src/react/properties';

function written(settings: Settings, kind: SnippetKind, language: string): string | undefined {
  return snippet(settings, kind).find((block) => block.language === language)?.text;
}

const FIELDS = FIELD_GROUPS.flatMap(({ fields }) => fields);

describe('what to write', () => {
  it('has nothing in it that is the default', () => {
    expect(written({}, 'html', 'html')).toMatch(/<kokoro-speak for="story"><\/kokoro-speak>$/);
    expect(written({}, 'react', 'jsx')).toContain('<KokoroSpeak htmlFor="story" />');
    expect(written({}, 'npm', 'css')).toBeUndefined();
  });

  it('has attributes in HTML and properties in React', () => {
    const settings = { 'ui-lang': 'de', rate: '1.25', follow: '' };
    expect(written(settings, 'npm', 'html')).toContain(
      '<kokoro-speak for="story" ui-lang="de" rate="1.25" follow></kokoro-speak>',
    );
    expect(written(settings, 'react', 'jsx')).toContain(
      '<KokoroSpeak htmlFor="story" uiLang="de" rate={1.25} follow />',
    );
  });

  it('escapes what a reader typed', () => {
    const settings = { skip: '[title="a & b"]' };
    expect(written(settings, 'html', 'html')).toContain('skip="[title=&quot;a &amp; b&quot;]"');
    expect(written(settings, 'react', 'jsx')).toContain('skip={"[title=\\"a & b\\"]"}');
  });

  it('gives each attribute a line where they are many', () => {
    const settings = { layout: 'full', voice: 'bf_emma', highlight: 'sentence', provider: 'wasm' };
    expect(written(settings, 'html', 'html')).toContain(
      '<kokoro-speak\n  for="story"\n  layout="full"\n  voice="bf_emma"\n  highlight="sentence"\n  provider="wasm"\n></kokoro-speak>',
    );
  });

  it('has a rule for the player and one for the article', () => {
    const settings = { '--kokoro-word-color': '#111111', '--kokoro-accent': '#7a2e5d' };
    expect(written(settings, 'react', 'css')).toBe(
      'kokoro-speak {\n  --kokoro-accent: #7a2e5d;\n}\narticle {\n  --kokoro-word-color: #111111;\n}',
    );
    expect(written(settings, 'html', 'html')).toContain('<style>\n  kokoro-speak {\n');
  });

  it('forgets what goes back to the default', () => {
    const settings = withSetting({ layout: 'full', rate: '2' }, 'layout', undefined);
    expect(settings).toEqual({ rate: '2' });
  });
});

describe('the form’s fields', () => {
  const { element } = elementManifest();
  const known = new Map(element.attributes.map(({ name, fieldName }) => [name, fieldName]));

  it.each(FIELDS.filter(({ place, name }) => !place && name !== 'lang'))(
    '$name is an attribute of the element and a property of the component',
    ({ name, property = name }) => {
      expect(known.get(name)).toBe(property);
      expect(PROPERTIES).toContain(property);
    },
  );

  it('offer every value that the element spells out', () => {
    const spelled = element.attributes.flatMap(({ name, type }) => {
      const field = FIELDS.find((each) => each.name === name && each.kind === 'choice');
      const values = [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value]) => value);
      return field && values.length > 0 ? [{ field, values }] : [];
    });
    expect(spelled.map(({ field }) => field.name)).toEqual(['controls', 'preload', 'fallback']);
    for (const { field, values } of spelled) {
      // The default has no value in the form, and is what the label says.
      const offered = field.choices?.map(({ value, label }) => value || label);
      expect(offered).toEqual(expect.arrayContaining(values));
    }
  });

  it.each(FIELDS.filter(({ place }) => place === 'player'))('$name is its property', ({ name }) => {
    expect(element.cssProperties.map((property) => property.name)).toContain(name);
  });
});
