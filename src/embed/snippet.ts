import { type Chosen, chosenAttributes, chosenProperties, type Settings } from './settings';

/** How a page is made. */
export type SnippetKind = 'html' | 'npm' | 'react';

/** A piece of what somebody writes into their page. */
export interface SnippetBlock {
  /** Where it goes. */
  readonly title: string;
  readonly language: 'html' | 'js' | 'jsx' | 'css' | 'sh';
  readonly text: string;
}

const INDENT = '  ';
/** Characters of a line; a longer tag has a line for each attribute. */
const LINE = 100;

const STORY = ['<article id="story">', '  <p>The old man sat down by the river to rest.</p>'];
const SCRIPT = '<script type="module" src="/kokoro-speak/kokoro-speak.js"></script>';
const INSTALL: SnippetBlock = {
  title: 'In a terminal',
  language: 'sh',
  text: 'npm install kokoro-speak',
};

/** What to write for these settings; only what is not the default is in it. */
export function snippet(settings: Settings, kind: SnippetKind): readonly SnippetBlock[] {
  const css = styles(settings);
  if (kind === 'html') {
    const style = css ? ['<style>', indented(css), '</style>'] : [];
    const lines = [...style, ...STORY, '</article>', SCRIPT, tag(settings)];
    return [{ title: 'In the page', language: 'html', text: lines.join('\n') }];
  }
  const style: SnippetBlock[] = css
    ? [{ title: 'In a style sheet', language: 'css', text: css }]
    : [];
  if (kind === 'npm') {
    const page = [...STORY, '</article>', tag(settings)].join('\n');
    return [
      INSTALL,
      { title: 'In a script', language: 'js', text: "import 'kokoro-speak';" },
      { title: 'In the page', language: 'html', text: page },
      ...style,
    ];
  }
  return [INSTALL, { title: 'A component', language: 'jsx', text: component(settings) }, ...style];
}

function tag(settings: Settings): string {
  const attributes = chosenAttributes(settings).map(attribute);
  return element('kokoro-speak', ['for="story"', ...attributes], '></kokoro-speak>');
}

function attribute({ field, value }: Chosen): string {
  if (field.kind === 'flag') return field.name;
  const escaped = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `${field.name}="${escaped}"`;
}

function component(settings: Settings): string {
  const props = ['htmlFor="story"', ...chosenAttributes(settings).map(prop)];
  const body = [...STORY, '</article>', element('KokoroSpeak', props, ' />')].join('\n');
  return `import { KokoroSpeak } from 'kokoro-speak/react';

export function Story() {
  return (
    <>
${indented(body, 3)}
    </>
  );
}`;
}

function prop({ field, value }: Chosen): string {
  const name = field.property ?? field.name;
  if (field.kind === 'flag') return name;
  if (field.isNumber) return `${name}={${value}}`;
  // JSX knows no way to escape within quotation marks, and reads `&amp;` as HTML does.
  return /["&\\]/.test(value) ? `${name}={${JSON.stringify(value)}}` : `${name}="${value}"`;
}

function element(name: string, attributes: readonly string[], end: string): string {
  const line = `<${name} ${attributes.join(' ')}${end}`;
  if (line.length <= LINE) return line;
  return `<${name}\n${indented(attributes.join('\n'))}\n${end.trimStart()}`;
}

function styles(settings: Settings): string {
  return [
    rule('kokoro-speak', chosenProperties(settings, 'player')),
    rule('article', chosenProperties(settings, 'article')),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function rule(selector: string, properties: readonly Chosen[]): string {
  if (properties.length === 0) return '';
  const lines = properties.map(({ field, value }) => `${field.name}: ${value};`);
  return `${selector} {\n${indented(lines.join('\n'))}\n}`;
}

function indented(text: string, times = 1): string {
  return text.replace(/^(?=.)/gm, INDENT.repeat(times));
}
