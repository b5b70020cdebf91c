import { digitByDigit } from './number-words';

/** How the characters of an address are named. */
const NAMES: Readonly<Record<string, string>> = {
  '.': 'dot',
  '-': 'dash',
  _: 'underscore',
  '/': 'slash',
  '\\': 'backslash',
  ':': 'colon',
  '@': 'at',
  '+': 'plus',
  '~': 'tilde',
  '?': 'question mark',
  '=': 'equals',
  '&': 'ampersand',
  '%': 'percent',
  '#': 'hash',
  '!': 'exclamation mark',
  ',': 'comma',
  ';': 'semicolon',
  '*': 'star',
  $: 'dollar',
};

/** Short runs of letters that are said as words. */
const SHORT_WORDS = new Set(
  (
    'com net org gov mil biz app dev me the my all get one new job and for you our your co go to in on up me be we ' +
    'tar jar zip doe doc bin log env bat mac max bob tom tim jim dan ben sam joe lee amy ann eve kim pat ray ron roy don ' +
    'art bar bed big blog box boy buy car cat day dog eat end fan far fit fly fox fun gas god gun hat her him his home hot how ' +
    'ice ink jet joy key kid lab law let lip low man map men mix net not now off oil old out own pay pet pop pub put ' +
    'red run sad sea see sex shy sky son sun tag tax tea ten tip top toy try two use van war way web who why win yes zoo ' +
    'ask ads bug cup cut dad dry ear egg eye few fix hit job key leg lot mom mud pin pig rat row sit six tie ' +
    'docs help api sub'
  ).split(' '),
);
const ONSET =
  /^(?:[bcdfghjklmnpqrstvwxyz]|[bcfgkps]l|[bcdfgkpt]r|s[ckmnpqtw]|s[cp][lr]|st?r|sch|shr?|chr?|thr?|wh|wr|kn|gn|ph|tw|dw|qu|squ|gh|rh|ps|mc)?[aeiouy]/;
const CODA =
  /[aeiouy](?:[bcdfghjklmnpqrstvwxz]|bb|ck|ch|ct|cks|cts|dd|dge|ds|ff|ft|fts|gg|gh|ght|ghts|gs|gn|hn|hns|ks|ld|lds|lf|lk|ll|lls|lm|ln|lp|ls|lt|lts|lth|mb|mm|mp|mps|ms|nch|nc|nd|nds|ng|ngs|nk|nks|nn|ns|nt|nts|nth|ph|ps|pt|pts|rb|rc|rch|rd|rds|rf|rg|rk|rks|rl|rls|rm|rms|rn|rns|rp|rr|rs|rst|rt|rts|rth|rv|sh|sk|sks|sm|sp|ss|st|sts|tch|th|ths|ts|tt|ws|wn|wns|wl|xt|zz|bs)?$/;

/** Names of the net that no rule of spelling would take for words. */
const NET_NAMES = new Set(
  'gmail youtube nvidia linkedin iphone ebay wikipedia hotmail xbox usb tiktok flickr tumblr spotify'.split(
    ' ',
  ),
);

/** Whether letters look as if they could be said as a word. */
export function looksSayable(letters: string): boolean {
  const lower = letters.toLowerCase();
  if (SHORT_WORDS.has(lower) || NET_NAMES.has(lower)) return true;
  if (lower.length <= 3) return false;
  return ONSET.test(lower) && CODA.test(lower) && !/[bcdfghjklmnpqrstvwxz]{5}/.test(lower);
}

/** Letters one by one, with a space between. */
export function lettersOf(letters: string): string {
  return [...letters.toLowerCase()].join(' ');
}

/** What an address or a file name says, character by character where it is no word: ASCII only. */
export function electronicWords(written: string): string {
  const words: string[] = [];
  for (const run of written.match(/[a-z]+|[A-Z][a-z]+|[A-Z]+|\d+|[^a-zA-Z\d]/g) ?? []) {
    if (/^\d/.test(run)) words.push(digitByDigit(run));
    else if (/^[a-zA-Z]/.test(run)) words.push(looksSayable(run) ? run : lettersOf(run));
    else if (NAMES[run]) words.push(NAMES[run]);
  }
  return words.join(' ');
}
