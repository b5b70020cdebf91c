import type { Plugin } from 'rolldown';

/** What a template of this tag may lose, because nobody sees it. */
const SMALLER: Readonly<Record<string, (text: string) => string>> = {
  css: (text) =>
    text
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;\}/g, '}'),
  // Between two tags, or a tag and a text, one space is as good as many.
  html: (text) => text.replace(/\s*\n\s*/g, ' '),
  svg: (text) => text.replace(/\s*\n\s*/g, ' '),
};

interface TemplateText {
  readonly tag: string;
  readonly start: number;
  readonly text: string;
}

/** The literal parts of all tagged templates below a node of a syntax tree, in whatever order. */
function templateTexts(node: unknown): TemplateText[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(templateTexts);
  const { type, tag, quasi } = node as {
    type?: string;
    tag?: { name?: string };
    quasi?: { quasis: readonly { start: number; value: { raw: string } }[] };
  };
  if (type !== 'TaggedTemplateExpression' || !quasi) return inside;
  const own = quasi.quasis.map(({ start, value }) => ({
    tag: tag?.name ?? '',
    // Behind the back tick, or the brace that ends an expression.
    start: start + 1,
    text: value.raw,
  }));
  return [...inside, ...own];
}

/** Takes the indentation out of Lit's templates, which no minifier of scripts looks into. */
export const smallTemplates: Plugin = {
  name: 'kokoro-speak:small-templates',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /\b(?:css|html|svg)`/ },
    handler(code, id) {
      const texts = templateTexts(this.parse(code, { lang: 'ts' }));
      let smaller = '';
      let kept = 0;
      for (const { tag, start, text } of texts.sort((a, b) => a.start - b.start)) {
        if (code.slice(start, start + text.length) !== text)
          throw new Error(`${id}: the template at ${start} is not where it was said to be`);
        smaller += code.slice(kept, start) + (SMALLER[tag]?.(text) ?? text);
        kept = start + text.length;
      }
      return smaller + code.slice(kept);
    },
  },
};
