// Every entry can be imported where there is no page, and defines nothing there.
const entries = [
  'kokoro-speak',
  'kokoro-speak/element',
  'kokoro-speak/engine',
  'kokoro-speak/speech-synthesis',
  'kokoro-speak/react',
  'kokoro-speak/sw',
];
for (const entry of entries) {
  const exported = Object.keys(await import(entry));
  if (exported.length === 0) throw new Error(`${entry} exports nothing`);
}
// Lit notes its versions; what counts is that nobody takes the server for a page.
const page = ['customElements', 'document', 'window', 'HTMLElement'].filter(
  (name) => name in globalThis,
);
if (page.length > 0) throw new Error(`globals of a page were added: ${page}`);

const { createElement } = await import('react');
const { renderToString } = await import('react-dom/server');
const { KokoroSpeak } = await import('kokoro-speak/react');
const html = renderToString(
  createElement(KokoroSpeak, { voice: 'af_heart', id: 'speaker' }, 'A text.'),
);
if (html !== '<kokoro-speak id="speaker">A text.</kokoro-speak>') throw new Error(html);
console.log(`${entries.length} entries imported, nothing defined`);
