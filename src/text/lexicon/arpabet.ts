/** ARPAbet vowels without their stress digit; AH and ER depend on the stress and are not here. */
const VOWELS: Readonly<Record<string, string>> = {
  AA: 'ɑ',
  AE: 'æ',
  AO: 'ɔ',
  AW: 'W',
  AY: 'I',
  EH: 'ɛ',
  EY: 'A',
  IH: 'ɪ',
  IY: 'i',
  OW: 'O',
  OY: 'Y',
  UH: 'ʊ',
  UW: 'u',
};

const CONSONANTS: Readonly<Record<string, string>> = {
  B: 'b',
  CH: 'ʧ',
  D: 'd',
  DH: 'ð',
  F: 'f',
  G: 'ɡ',
  HH: 'h',
  JH: 'ʤ',
  K: 'k',
  L: 'l',
  M: 'm',
  N: 'n',
  NG: 'ŋ',
  P: 'p',
  R: 'ɹ',
  S: 's',
  SH: 'ʃ',
  T: 't',
  TH: 'θ',
  V: 'v',
  W: 'w',
  Y: 'j',
  Z: 'z',
  ZH: 'ʒ',
};

const STRESS_MARKS: Readonly<Record<string, string>> = { '0': '', '1': 'ˈ', '2': 'ˌ' };

interface Phone {
  readonly name: string;
  /** Empty for a consonant; `0` unstressed, `1` primary, `2` secondary. */
  stress: string;
}

const SIBILANTS = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);
/** Consonants after which the reference writes a syllabic n as `ᵊn`: button, open, seven, million. */
const BEFORE_SYLLABIC_N = new Set(['T', 'D', 'S', 'Z', 'P', 'B', 'F', 'V', 'TH', 'DH', 'Y']);

/**
 * One CMUdict entry in Kokoro's American phone set.
 * @param arpabet phones with stress digits, separated by spaces: `W AO1 T ER0`
 * @param spelling the word itself: reduced vowels depend on it
 */
export function arpabetToKokoro(arpabet: string, spelling: string): string {
  const phones = arpabet.split(' ').map(parsePhone);
  settleStress(phones);
  let out = '';
  for (let i = 0; i < phones.length; i++) out += soundOf(phones, i, spelling);
  return out;
}

function parsePhone(text: string): Phone {
  const digit = text.at(-1) ?? '';
  return digit in STRESS_MARKS
    ? { name: text.slice(0, -1), stress: digit }
    : { name: text, stress: '' };
}

/** One primary stress a word, the last; a final -y or -o that CMUdict gives a secondary one has none. */
function settleStress(phones: Phone[]): void {
  const last = phones.at(-1);
  if (last?.stress === '2' && (last.name === 'IY' || last.name === 'OW')) last.stress = '0';
  const primary = phones.findLastIndex((phone) => phone.stress === '1');
  for (let i = 0; i < primary; i++) {
    const phone = phones[i];
    if (phone?.stress === '1') phone.stress = '2';
  }
}

function soundOf(phones: readonly Phone[], i: number, spelling: string): string {
  const phone = phones[i];
  if (!phone) return '';
  const { name, stress } = phone;
  if (stress === '') return name === 'T' && isFlap(phones, i) ? 'T' : (CONSONANTS[name] ?? '');
  const mark = STRESS_MARKS[stress] ?? '';
  if (name === 'ER') return `${mark}${stress === '0' ? 'ə' : 'ɜ'}ɹ`;
  if (stress === '0' && (name === 'IH' || name === 'AH')) {
    return reducedVowel(phones, i, spelling);
  }
  // CMUdict writes near and here with IY, the reference with ɪ.
  if (name === 'IY' && stress !== '0' && phones[i + 1]?.name === 'R') return `${mark}ɪ`;
  return mark + (name === 'AH' ? 'ʌ' : (VOWELS[name] ?? ''));
}

function reducedVowel(phones: readonly Phone[], i: number, spelling: string): string {
  const before = phones[i - 1]?.name ?? '';
  const after = phones[i + 1]?.name;
  if (i === phones.length - 2 && isEnding(before, after, spelling)) return 'ᵻ';
  if (phones[i]?.name === 'AH') return isSyllabic(phones, i) ? 'ᵊ' : 'ə';
  // The prefixes be-, de-, re-, se-: CMUdict writes IH0, the reference a schwa.
  const isFirstVowel = phones.findIndex((phone) => phone.stress !== '') === i;
  return isFirstVowel && i > 0 && /^[^aeiouy]+e[^aeiouy]/.test(spelling) ? 'ə' : 'ɪ';
}

/** The endings -es and -ed that are a syllable of their own: roses, wanted. */
function isEnding(before: string, after: string | undefined, spelling: string): boolean {
  if (after === 'Z') return SIBILANTS.has(before) && /(es|'s|s')$/.test(spelling);
  return after === 'D' && (before === 'T' || before === 'D') && spelling.endsWith('ed');
}

/** Whether the schwa at `i` melts into a syllabic l, n or m: little, button, rhythm. */
function isSyllabic(phones: readonly Phone[], i: number): boolean {
  const before = phones[i - 1];
  const beyond = phones[i + 2];
  if (before?.stress !== '' || (beyond && beyond.stress !== '')) return false;
  switch (phones[i + 1]?.name) {
    case 'L':
      return true;
    case 'N':
      return (
        BEFORE_SYLLABIC_N.has(before.name) || (before.name === 'M' && beyond?.name === 'T') // -ment
      );
    case 'M':
      return before.name === 'DH' || before.name === 'Z';
    default:
      return false;
  }
}

/** American t between a vowel (or r) and an unstressed vowel, but not before a syllabic n: water, party. */
function isFlap(phones: readonly Phone[], i: number): boolean {
  const before = phones[i - 1];
  const after = phones[i + 1];
  if (!before || after?.stress !== '0') return false;
  if (before.stress === '' && before.name !== 'R') return false;
  if (before.name === 'R' && i < 2) return false;
  return !(after.name === 'AH' && phones[i + 2]?.name === 'N' && isSyllabic(phones, i + 1));
}
