import type { DocBlock } from './doc-blocks';

// What documents take for granted. It is all that a block gets besides its own words.

/** A text of some length for every `text`, `book`, … */
const STORY = 'The old man sat down by the river to rest. A boy came along the path.';

/**
 * Names that blocks use and do not make, with what a page would have for them, in an order in which they can stand. The engine's model is the draft
 * voice dressed as Kokoro, from the test's own hub; whatever makes an engine by itself finds no hub and falls back on the draft voice.
 */
const NAMES: Readonly<Record<string, string>> = {
  engine: `const engine = new (await import('/kokoro-speak/kokoro-speak.js')).KokoroSpeech(globalThis.draftAsKokoro);`,
  text: `const text = ${JSON.stringify(STORY)};`,
  book: `const book = ${JSON.stringify(STORY)}.repeat(20);`,
  markdown: `const markdown = '# News\\n\\nThe **old man** sat down.';`,
  html: `const html = '<p>The <b>old man</b> sat down.</p>';`,
  question: `const question = 'What did the old man do?';`,
  signal: 'const { signal } = new AbortController();',
  file: `const file = new Blob(['<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US"><lexeme><grapheme>GIF</grapheme><phoneme>dʒɪf</phoneme></lexeme></lexicon>']);`,
  ...Object.fromEntries(
    ['button', 'ask', 'interrupt'].map((name) => [
      name,
      `const ${name} = document.body.appendChild(Object.assign(document.createElement('button'), { textContent: '${name}' }));`,
    ]),
  ),
  log: `const log = document.createElement('pre');`,
  answer: `async function* answering() { yield 'The old man '; yield 'sat down by the river.'; }\nconst answer = answering();`,
  link: `const link = document.createElement('a');`,
  bar: `const bar = document.createElement('progress');`,
  onPiece: 'let onPiece;',
  onEnd: 'let onEnd;',
};

/** What a block leaves to its page, and what happens then. */
const AFTERWARDS: Readonly<Record<string, string>> = {
  onPiece: `onPiece(${JSON.stringify(STORY)}); onEnd();`,
};

function uses(code: string, name: string): boolean {
  const strings = code.replace(/\/\/.*$|'(?:[^'\\\n]|\\.)*'/gm, '');
  return new RegExp(`(?<![.\\w$])${name}(?![\\w$:])`).test(strings);
}

/** What somebody presses so that a block speaks. */
export const STARTS: readonly string[] = ['button', 'ask'];

function makes(code: string, name: string): boolean {
  return new RegExp(
    `(?:const|let|class|function\\*?)\\s+(?:${name}\\b|\\{[^}]*\\b${name}\\b[^}]*\\})|import[^;]*\\b${name}\\b[^;]*from|for\\s*(?:await\\s*)?\\((?:const|let)\\s[^)]*\\b${name}\\b[^)]*\\bof\\b`,
  ).test(code);
}

/** The names of {@link NAMES} that a block uses and does not make. */
export function takenForGranted({ code }: DocBlock): string[] {
  return Object.keys(NAMES).filter((name) => uses(code, name) && !makes(code, name));
}

/** A block as a module that says when it is through. */
export function asModule(block: DocBlock): string {
  const names = takenForGranted(block);
  const before = names.map((name) => NAMES[name]);
  const after = names.flatMap((name) => AFTERWARDS[name] ?? []);
  return [...before, block.code, ...after, 'globalThis.blockIsDone = true;'].join('\n');
}

/** A diff's outcome. */
export function applied(block: DocBlock): DocBlock {
  const kept = block.code.split('\n').filter((line) => !line.startsWith('-'));
  return { ...block, code: kept.map((line) => line.slice(2)).join('\n') };
}

/** The headers of a block of HTTP. */
export function headersOf({ code }: DocBlock): Record<string, string> {
  return Object.fromEntries(
    code.split('\n').map((line) => {
      const [, name = '', value = ''] = /^([\w-]+): (.+)$/.exec(line) ?? [];
      if (!name) throw new Error(`This is no header: ${line}`);
      return [name, value];
    }),
  );
}

/** The page of a block of headers, which allow no script in the page itself. */
export const PLAIN_PAGE = `<!doctype html><html lang="en"><title>A page</title>
<article id="story"><p>The old man sat down.</p></article>
<script type="module" src="/kokoro-speak/kokoro-speak.js"></script>
<kokoro-speak for="story"></kokoro-speak></html>`;

/** The page of a module: with an article and a player, which some blocks look for. */
export function pageOfModule(block: DocBlock): string {
  return page(
    `<article id="story"><p>${STORY}</p></article>
    <script type="module" src="/kokoro-speak/kokoro-speak.js"></script>
    <kokoro-speak for="story"></kokoro-speak>
    <script type="module">${asModule(block)}</script>`,
  );
}

/** The page of a block of HTML: what it leaves out is added, and `…` stands for a text. @param others what is written in the place of what */
export function pageOfHtml(block: DocBlock, others: Readonly<Record<string, string>> = {}): string {
  const code = Object.entries(others).reduce(
    (text, [name, other]) => text.replaceAll(name, other),
    block.code,
  );
  const [, id] = /<kokoro-speak[^>]* for="([^"]+)"/.exec(code) ?? [];
  const article = id && !code.includes(`id="${id}"`) ? `<article id="${id}">…</article>` : '';
  const script = code.includes('<script')
    ? ''
    : '<script type="module" src="/kokoro-speak/kokoro-speak.js"></script>';
  const player = code.includes('<kokoro-speak') ? '' : `<kokoro-speak>${STORY}</kokoro-speak>`;
  return page(`${article}${code}${player}${script}`.replaceAll('>…<', `>${STORY}<`));
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">${body}</html>`;
}
