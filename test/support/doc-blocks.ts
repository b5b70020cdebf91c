import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How a block of each language is checked; a document with another one fails. */
export const LANGUAGES = {
  html: 'in a browser',
  js: 'in a browser',
  ts: 'in a browser',
  diff: 'in a browser',
  css: 'in a browser',
  jsx: 'built, in a browser',
  vue: 'built, in a browser',
  svelte: 'built, in a browser',
  json: 'read',
  sh: 'read',
  console: 'run',
  http: 'in a browser',
  text: 'output, nothing to run',
} as const;

/** A language that documents may have blocks of. */
export type Language = keyof typeof LANGUAGES;

/** A fenced block of a document. */
export interface DocBlock {
  /** `docs/player.md:24`, the line of the fence. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
  /** Why it is not run: what `<!-- not run: … -->` before it says. */
  readonly notRun?: string;
}

/** The documents: the README, and all below `docs/` but the decisions, which tell of what was. */
export function documents(): string[] {
  const docs = readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('decisions'))
    .map((name) => `docs/${name}`);
  return ['README.md', ...docs.sort()];
}

/** The blocks of a text in Markdown, without the indentation of a list around them. */
export function blocksOf(file: string, text: string): DocBlock[] {
  const blocks: DocBlock[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, indent, fence, language = ''] = /^( *)(`{3,})(\S*)/.exec(lines[at] ?? '') ?? [];
    if (indent === undefined || fence === undefined) continue;
    const end = lines.findIndex((line, i) => i > at && line.trim() === fence);
    if (end < 0) throw new Error(`${file}:${at + 1} has a block without an end`);
    const code = lines.slice(at + 1, end).map((line) => line.slice(indent.length));
    const [, notRun] = /^ *<!-- not run: (.+) -->$/.exec(lines[at - 1] ?? '') ?? [];
    blocks.push({
      place: `${file}:${at + 1}`,
      language,
      code: code.join('\n'),
      ...(notRun ? { notRun } : {}),
    });
    at = end;
  }
  return blocks;
}

/** Every block of every document. */
export function allBlocks(): DocBlock[] {
  return documents().flatMap((file) => blocksOf(file, readFileSync(ROOT + file, 'utf8')));
}
