import fc from 'fast-check';

/** A node that a test puts into the page. */
export type PageNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'comment' }
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly PageNode[];
      /** What stands between the texts around it where it is not read; undefined if it is read. */
      readonly silent?: '' | ' ';
    };

/** Puts nodes into the page by script, so that they nest as no parser would have it. */
export function build(parent: Node, nodes: readonly PageNode[]): void {
  for (const node of nodes) {
    if (node.kind === 'text') parent.appendChild(document.createTextNode(node.text));
    else if (node.kind === 'comment') parent.appendChild(document.createComment(' silent '));
    else {
      const element = document.createElement(node.name);
      for (const [name, value] of Object.entries(node.attributes))
        element.setAttribute(name, value);
      build(element, node.children);
      parent.appendChild(element);
    }
  }
}

/** The text that a reader sees, its blocks parted by white space. */
export function seenText(nodes: readonly PageNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'comment') return '';
      if (node.silent !== undefined) return node.silent;
      const { style } = node.attributes;
      const isInline = style === 'display: contents' || (INLINE.has(node.name) && !style);
      const gap = isInline ? '' : ' ';
      return `${gap}${seenText(node.children)}${gap}`;
    })
    .join('');
}

const INLINE = new Set('span a b em code strong i cite sub abbr'.split(' '));
const WORDS = 'alpha bravo candle delta ember forest garden harbor island jungle'.split(' ');
const GAPS = [' ', ' ', ' ', '  ', '\n', '\n    ', '\t', ', ', '. ', '; ', ''];

const words = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GAPS)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) => pairs.map(([word, gap]) => word + gap).join(''));

const ODD = fc.constantFrom(
  ' & ',
  ' < ',
  '&amp; ',
  '<b>',
  ' "so" ',
  '\u00a0',
  ' e\u0301te\u0301 ',
  '\u0301',
  '👩‍👩‍👧',
  ' $9.99 ',
  'R&D ',
  'AT&T',
  ' it’s ',
  '1 < 2 ',
  ' 3,000.50 ',
  ' Dr. ',
  '\u00ad',
  ' [12] ',
  ' 7th ',
  '& ',
);

const text = (piece: fc.Arbitrary<string>) =>
  piece.map((value): PageNode => ({ kind: 'text', text: value }));

const seen = (name: string, attributes: Record<string, string> = {}) => ({ name, attributes });
const silent = (name: string, gap: '' | ' ', attributes: Record<string, string> = {}) => ({
  name,
  attributes,
  silent: gap,
});

const SEEN = [
  ...[...INLINE].map((name) => seen(name)),
  ...'p div h1 h3 ul li section blockquote dl dt dd table tr td th figure'
    .split(' ')
    .map((name) => seen(name)),
  seen('span', { style: 'display: block' }),
  seen('p', { lang: 'fr' }),
  seen('p', { lang: 'en-GB' }),
  seen('div', { style: 'display: contents' }),
  seen('p', { style: 'white-space: pre-wrap' }),
  seen('x-other', { style: 'display: block' }),
];
/** A word that changes its language is one in the page, and two to whoever says it. */
const FOREIGN = [seen('span', { lang: 'en-GB' })];
const SILENT = [
  silent('span', '', { hidden: '' }),
  silent('p', ' ', { 'aria-hidden': 'true' }),
  silent('i', ' ', { 'aria-hidden': 'true' }),
  silent('span', '', { style: 'display: none' }),
  silent('div', ' ', { style: 'visibility: hidden' }),
  silent('div', ' ', { inert: '' }),
  silent('script', '', { type: 'text/plain' }),
  silent('style', ''),
  silent('template', ''),
  silent('button', ' '),
  silent('details', ' '),
  silent('pre', ' '),
];

/** Trees of a page. With `odd`, texts have characters in them that markup and scripts trip over. */
export function randomPages(odd: boolean): fc.Arbitrary<readonly PageNode[]> {
  const leaf = odd ? text(fc.oneof(words, ODD, ODD)) : text(words);
  const { nodes } = fc.letrec<{ nodes: PageNode[]; node: PageNode }>((tie) => ({
    nodes: fc.array(tie('node'), { minLength: 1, maxLength: 5 }),
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.constant<PageNode>({ kind: 'comment' }),
      ...(odd ? [SEEN, FOREIGN] : [SEEN, SILENT]).map((kinds) =>
        fc
          .tuple(fc.constantFrom(...kinds), tie('nodes'))
          .map(([kind, children]): PageNode => ({ kind: 'element', ...kind, children })),
      ),
    ),
  }));
  return nodes;
}
