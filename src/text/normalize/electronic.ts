import { electronicWords, lettersOf } from './electronic-words';
import { cardinal } from './number-words';
import { readNumeral } from './numeral';
import { ReadingParts } from './reading-parts';
import { sticky, type WrittenRule } from './written-rule';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
/** Endings of addresses that are written without `www`; a country's is two letters. */
const TOP =
  '(?:com|org|net|edu|gov|mil|info|biz|io|ai|app|dev|me|tv|co|uk|us|ca|au|nz|ie|de|fr|es|it|nl|be|ch|at|se|no|dk|fi|pl|pt|br|mx|in|jp|cn|kr|ru|eu|za|sm|xyz|online|shop|site|blog|abc)';
const PATH = String.raw`(?:[/?#][A-Za-z0-9\-._~:/?#@!$&*+,;=%]{0,400})?`;
const PORT = String.raw`(?::\d{2,5})?`;
/** Marks at the end of an address that belong to the sentence. */
const TRAILING = /[.,;:!?]+$/;

function trimmed(written: string): string {
  return written.replace(TRAILING, '');
}

/** `a.bc@gmail.com`. */
export const EMAIL: WrittenRule = {
  form: 'electronic',
  pattern: sticky(
    String.raw`(?:mailto:)?[A-Za-z0-9_%+-]{1,64}(?:\.[A-Za-z0-9_%+-]{1,64}){0,6}@${LABEL}(?:\.${LABEL}){1,6}`,
  ),
  read([written]) {
    const at = written.indexOf('@');
    const user = electronicWords(written.slice(0, at));
    return { spoken: `${user} at ${domainWords(written.slice(at + 1))}` };
  },
};

function domainWords(domain: string): string {
  return domain
    .split('.')
    .map((label, i, labels) => {
      const isTop = i === labels.length - 1 && i > 0;
      if (/^www$/i.test(label)) return lettersOf(label);
      if (isTop && /^(?:com|net|org|gov|edu|info|biz|app|dev|me|co|mil)$/i.test(label))
        return label;
      return isTop && /^[A-Za-z]{1,3}$/.test(label) ? lettersOf(label) : electronicWords(label);
    })
    .join(' dot ');
}

/** `https://www.example.com/about`, `www.example.com`, `example.com/help?id=5`, `localhost:8080`. */
export const WEB_ADDRESS: WrittenRule = {
  form: 'electronic',
  pattern: sticky(
    String.raw`(?:((?:[Hh][Tt]{2}[Pp][Ss]?|ftp|file|wss?)://)(${LABEL}(?:\.${LABEL}){0,8})|(www\.${LABEL}(?:\.${LABEL}){0,8})|((?:${LABEL}\.){1,6}${TOP}(?![A-Za-z0-9-]|\.[a-z])|localhost(?=:\d)))(${PORT}${PATH})`,
  ),
  read([written, scheme = '', withScheme, withWww, bare, behind = '']) {
    const domain = withScheme ?? withWww ?? bare ?? '';
    if (/^[\d.]+$/.test(domain) || (bare && /^[A-Z][a-z]+\.(?:In|It|At|No|Me|Be|Us)$/.test(bare)))
      return undefined;
    const rest = trimmed(behind);
    const parts = [
      scheme === '' ? '' : `${lettersOf(scheme.slice(0, -3))} colon slash slash`,
      domainWords(domain),
      electronicWords(rest),
    ];
    return {
      spoken: parts.filter((part) => part !== '').join(' '),
      length: written.length - (behind.length - rest.length),
    };
  },
};

const EXTENSIONS =
  'pdf|docx?|xlsx?|pptx?|txt|csv|tsv|json|xml|ya?ml|toml|html?|css|scss|jsx?|tsx?|mjs|py|rb|go|rs|java|cpp|hpp|sh|bat|exe|dll|zip|tar|gz|rar|7z|jpe?g|png|gif|svg|webp|bmp|mp[34]|wav|flac|ogg|avi|mkv|mov|md|log|ini|cfg|sql|db|iso|dmg|apk|epub|onnx|wasm';

/** Extensions that are said as words. */
const EXTENSION_WORDS = /^(?:zip|tar|java|onnx|wasm|mov|log|doc|json|go)$/i;

/** `report.pdf`, `archive.tar.gz`, `node.js`. */
export const FILE_NAME: WrittenRule = {
  form: 'electronic',
  pattern: sticky(
    String.raw`[A-Za-z0-9][A-Za-z0-9_-]{0,80}(?:\.[A-Za-z0-9_-]{1,30}){0,4}\.(?:${EXTENSIONS})(?![\p{L}\p{N}_-]|\.\p{L})`,
    'i',
  ),
  read([written]) {
    if (/^\d+\.\d/.test(written)) return undefined;
    const [name = '', ...rest] = written.split('.');
    // A word before a capitalised extension is two sentences without their space.
    if (rest.some((part) => /^[A-Z][a-z]/.test(part))) return undefined;
    const said = rest.map((part) => {
      if (EXTENSION_WORDS.test(part) || !/^[A-Za-z\d]{1,5}$/.test(part))
        return electronicWords(part);
      return lettersOf(part).replace(/\d/g, (digit) => cardinal(digit, 'en-us'));
    });
    return { spoken: [electronicWords(name), ...said].join(' dot ') };
  },
};

/** `.NET`, `.com`: a stop that is said, before a word that begins with it. */
export const LEADING_DOT: WrittenRule = {
  form: 'electronic',
  pattern: sticky(String.raw`\.(?=(?:NET|com|org|net|edu|gov|io|${EXTENSIONS})(?![\p{L}\p{N}]))`),
  read(_, { sentence, at }) {
    return at === 0 || /\s/.test(sentence.charAt(at - 1)) ? { spoken: 'dot' } : undefined;
  },
};

/** `/usr/local/bin`, `~/docs`, `C:\Users`, `./run`. */
export const FILE_PATH: WrittenRule = {
  form: 'electronic',
  pattern: sticky(
    String.raw`(?:(?:~|\.{1,2})?/[A-Za-z][A-Za-z0-9._-]{1,60}(?:/[A-Za-z0-9._-]{0,60}){1,20}|(?:~|\.{1,2})/[A-Za-z0-9._-]{1,60}|[A-Z]:\\[A-Za-z0-9._\\-]{0,200})`,
  ),
  read([written], { sentence, at }) {
    if (at > 0 && /[\p{L}\p{N}<]/u.test(sentence.charAt(at - 1))) return undefined;
    const path = trimmed(written);
    return { spoken: electronicWords(path), length: path.length };
  },
};

function humps(word: string): string {
  const runs = word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\d+/gu) ?? [];
  return runs
    .map((run) => (/^\d/.test(run) ? readNumeral(run, 'en-us') : run.toLowerCase()))
    .join(' ');
}

/** `#ThrowbackThursday`: "hashtag" and its words. */
export const HASHTAG: WrittenRule = {
  form: 'hashtag',
  pattern: sticky('#(?=[A-Za-z0-9_]*[A-Za-z])([A-Za-z0-9_]{1,100})(?![\\p{L}\\p{M}])'),
  read([written, tag = ''], { sentence, at }) {
    if (/[\p{L}\p{N}]/u.test(sentence.charAt(at - 1))) return undefined;
    const words = /^[A-Z]{2,4}$/.test(tag) ? tag : humps(tag.replaceAll('_', ' '));
    if (words === '') return undefined;
    return new ReadingParts(written).word('#', 'hashtag').word(tag, words).reading();
  },
};

/** `@user_1`. */
export const HANDLE: WrittenRule = {
  form: 'hashtag',
  pattern: sticky('@([A-Za-z][A-Za-z0-9_]{1,40})(?![\\p{L}\\p{M}])'),
  read([written, name = ''], { sentence, at }) {
    if (/[\p{L}\p{N}]/u.test(sentence.charAt(at - 1))) return undefined;
    return new ReadingParts(written).word('@', 'at').word(name, electronicWords(name)).reading();
  },
};

/** `getElementById`: names of programs with three humps or more, which no dictionary knows whole. */
export const CAMEL_CASE: WrittenRule = {
  form: 'identifier',
  pattern: sticky(String.raw`[a-z]{2,}(?:[A-Z][a-z]+){2,}(?![\p{L}\p{N}\p{M}])`),
  read: ([written]) => ({ spoken: humps(written) }),
};
