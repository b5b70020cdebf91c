import fc from 'fast-check';
import type { TextType } from '../../src/contracts/text';

/** A document and the words in it that are read at any verbosity, in order. */
export interface RandomDocument {
  readonly text: string;
  readonly words: readonly string[];
}

const WORDS = 'alpha bravo candle delta ember forest garden harbor island jungle'.split(' ');
const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 1, maxLength: 7 });

type Piece = fc.Arbitrary<RandomDocument>;

/** Words with something around each, or around all of them. */
function wrapped(...forms: readonly (readonly [before: string, after: string])[]): Piece {
  return fc.tuple(phrase, fc.constantFrom(...forms)).map(([words, [before, after]]) => ({
    text: before + words.join(' ') + after,
    words,
  }));
}

function joined(pieces: fc.Arbitrary<RandomDocument[]>, between: fc.Arbitrary<string>): Piece {
  return pieces.chain((all) =>
    fc.array(between, { minLength: all.length, maxLength: all.length }).map((gaps) => ({
      text: all.map(({ text }, i) => (i === 0 ? text : `${gaps[i]}${text}`)).join(''),
      words: all.flatMap(({ words }) => words),
    })),
  );
}

const many = (piece: Piece, maxLength: number) => fc.array(piece, { minLength: 1, maxLength });

const markdownInline = wrapped(
  ['', ''],
  ['*', '*'],
  ['**', '**'],
  ['_', '_'],
  ['`', '`'],
  ['~~', '~~'],
  ['[', '](http://example.org/a_b "t")'],
  ['[', '][ref]'],
  ['&amp; ', ''],
  ['\\*', ''],
  ['<b>', '</b>'],
  ['', ' <!-- silent -->'],
  ['[12] ', ' [3, 4]'],
  ['[^1]', ''],
);
const markdownLine = joined(many(markdownInline, 4), fc.constantFrom(' ', ' ', '  \n', ' \n'));
const prefixed = (prefix: string): Piece =>
  markdownLine.map(({ text, words }) => ({ text: prefix + text.replaceAll('\n', ' '), words }));
const markdownTable: Piece = fc.tuple(phrase, phrase).map(([head, cells]) => ({
  text: `| ${head.join(' ')} |\n| --- |\n| ${cells.join(' ')} |`,
  words: [...head, ...cells],
}));
const markdownBlock = fc.oneof(
  markdownLine,
  ...['# ', '### ', '> ', '- ', '1. ', '  - [ ] '].map(prefixed),
  markdownTable,
  fc.constantFrom('```\nsilent code\n```', '---', '[ref]: http://example.org').map((text) => ({
    text,
    words: [] as string[],
  })),
);

const htmlInline = wrapped(
  ['', ''],
  ['<b>', '</b>'],
  ['<em class="a">', '</em>'],
  ['<a href="http://x.y/?a&amp;b">', '</a>'],
  ['<span lang="fr">', '</span>'],
  ['<span lang="en-GB">', '</span>'],
  ['&amp; ', ' &#x26;'],
  ['<sup><a href="#1">9</a></sup> ', ''],
  ['<script>var silent = "<p>";</script>', ''],
  ['<!-- silent --> ', ''],
  ['<img src="silent.png" alt=""> ', ''],
  ['<br>', ''],
);
const htmlLine = joined(many(htmlInline, 4), fc.constantFrom(' ', '\n', '\t '));
const htmlBlock = fc
  .tuple(
    htmlLine,
    fc.constantFrom('p', 'h2', 'div', 'blockquote', 'li', 'ul', 'td', 'section', 'p class="x"'),
    fc.boolean(),
  )
  .map(([{ text, words }, tag, closes]) => ({
    text: `<${tag}>${text}${closes ? `</${tag.split(' ')[0]}>` : '<p>'}`,
    words,
  }));

const ssmlInline = wrapped(
  ['', ''],
  ['<emphasis level="strong">', '</emphasis>'],
  ['<prosody rate="slow" volume="+3dB">', '</prosody>'],
  ['<lang xml:lang="fr">', '</lang>'],
  ['<lang xml:lang="en-GB">', '</lang>'],
  ['<voice name="bf_emma">', '</voice>'],
  ['<voice name="anna">', '</voice>'],
  ['<unknown attribute="1">', '</unknown>'],
  ['&amp; ', ' &#38; '],
  ['<![CDATA[', ']]>'],
  ['<mark name="here"/>', '<!-- silent -->'],
  ['<break time="300ms"/>', '<break/>'],
  ['<say-as interpret-as="date">', '</say-as>'],
  ['<s>', '</s>'],
);
const ssmlLine = joined(many(ssmlInline, 5), fc.constantFrom(' ', '\n', '. '));
const ssmlDocument = many(
  ssmlLine.map(({ text, words }) => ({ text: `<p>${text}</p>`, words })),
  4,
).map((all) => ({
  text: `<speak version="1.1">${all.map(({ text }) => text).join('\n')}</speak>`,
  words: all.flatMap(({ words }) => words),
}));

const plainLine = joined(
  many(wrapped(['', ''], ['“', '”'], ['(', ')'], ['', '.']), 5),
  fc.constantFrom(' ', ', ', '. ', '\n', ' — '),
);

/** Documents of simple words in the structures of each format. */
export const WORD_DOCUMENTS: Readonly<Record<TextType, Piece>> = {
  'text/plain': joined(many(plainLine, 4), fc.constantFrom('\n\n', '\n', ' ')),
  'text/markdown': joined(many(markdownBlock, 6), fc.constant('\n\n')),
  'text/html': joined(many(htmlBlock, 5), fc.constantFrom('', '\n', ' ')),
  'application/ssml+xml': ssmlDocument,
};

const ODD = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    'e\u0301',
    '5\u0301',
    '1\ufe0f\u20e3',
    '👩‍🚀',
    '🇬🇧',
    '\r\n',
    '\u200d',
    '\u0600',
    '1\u0600',
    'ﬁ',
    '½\u0301',
    '한글',
    'क्षि',
    '$9.99',
    'Dr. Who',
    '3:30',
    'U.S.',
    '12½',
    '\ud83d',
    '\udc00',
    '\u0000',
    '\u2029',
    'q'.repeat(900),
    '9'.repeat(400),
    'né',
  ),
);

const MARKUP: Readonly<Record<TextType, readonly string[]>> = {
  'text/plain': [
    '[word](/wˈɜɹd/)',
    '[Dr. Who](/hˈu☃/)',
    '[',
    '](/',
    '/)',
    '[12]',
    '\n\n',
    ' ',
    'https://x.y/z',
  ],
  'text/markdown': [
    '*',
    '**',
    '_',
    '`',
    '```\n',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '# ',
    '[',
    '](',
    '](/wˈɜ☃d/)',
    ')',
    '![',
    '|',
    '\n|-|\n',
    '&amp;',
    '&copy',
    '&#128512;',
    '<b>',
    '</b>',
    '<div>',
    '<!--',
    '-->',
    '<',
    '\\',
    '[^1]',
    '[^1]: ',
    '[12]',
    '~~',
    '  \n',
    '---\n',
    'https://x.y/z',
    '===\n',
    '    ',
  ],
  'text/html': [
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<',
    '>',
    '&amp;',
    '&',
    '&notin;',
    '&#x1F600;',
    '&#xD800;',
    '<br/>',
    '<img alt="a &amp; b">',
    "<img alt='e\u0301'>",
    '<table><tr><td>',
    '<script>',
    '</script>',
    '<pre>\n',
    '</pre>',
    '<!--',
    '-->',
    '<sup>2</sup>',
    '<svg><title>x</title></svg>',
    '<li>',
    '<a b="',
    '"',
    '<![CDATA[x]]>',
    '<ruby>a<rt>b</rt></ruby>',
    '<p lang=fr>',
    '<b lang=en-GB>',
    '<span hidden>',
    '</span>',
    '\u0000',
    '<form><form>',
    '<title>t</title>',
    '<textarea>',
  ],
  'application/ssml+xml': [],
};

const escapeXml = (text: string) =>
  // XML has no such characters, however they are written.
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(']]>', ']]&gt;')
    .replaceAll('"', '&quot;');

const xmlText = ODD.map(escapeXml);
const xmlPiece = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    xmlText,
    fc.tuple(xmlText, xmlText).map(([alias, text]) => `<sub alias="${alias}">${text}</sub>`),
    fc.tuple(xmlText, xmlText).map(([ph, text]) => `<phoneme ph="${ph}">${text}</phoneme>`),
    fc.constantFrom('wˈɜɹd', 'təmˈɑtO', '').map((ph) => `<phoneme ph="${ph}" alphabet="ipa"/>`),
    fc
      .tuple(
        fc.constantFrom('characters', 'cardinal', 'ordinal', 'telephone', 'date'),
        fc.oneof(xmlText, fc.constantFrom('1998', '7', '555-1234 9', 'A1b')),
      )
      .map(([kind, text]) => `<say-as interpret-as="${kind}">${text}</say-as>`),
    fc.constantFrom(
      '<break/>',
      '<break time="9999s"/>',
      '<mark name="m"/>',
      '&#x1F600;',
      '<![CDATA[a & <b>]]>',
      '<?pi x?>',
      '<!-- c -->',
    ),
    fc
      .tuple(
        fc.constantFrom(
          'p',
          's',
          'emphasis',
          'prosody rate="fast"',
          'prosody volume="silent"',
          'lang xml:lang="de"',
          'lang xml:lang="en-GB"',
          'x:y',
          'voice name="v"',
        ),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([tag, nodes]) => `<${tag}>${nodes.join('')}</${tag.split(' ')[0]}>`),
  ),
})).node;

function soup(markup: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(ODD, fc.constantFrom(...markup), fc.constantFrom(...markup), word);
  return fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
}

/** Any strings of the format's markup and of odd characters; of SSML only what is well-formed. */
export const ANY_DOCUMENTS: Readonly<Record<TextType, fc.Arbitrary<string>>> = {
  'text/plain': soup(MARKUP['text/plain']),
  'text/markdown': soup(MARKUP['text/markdown']),
  'text/html': soup(MARKUP['text/html']),
  'application/ssml+xml': fc
    .array(xmlPiece, { maxLength: 10 })
    .map((nodes) => `<speak xmlns:x="y">${nodes.join('')}</speak>`),
};
