import { isBeforeN, type Phone, reducedVowel } from './reduced-vowels';

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

/** Vowels that a syllable without stress may have. */
const WEAK = new Set(['AH', 'IH', 'ER', 'UH']);

/**
 * One CMUdict entry in Kokoro's American phone set.
 * @param arpabet phones with stress digits, separated by spaces: `W AO1 T ER0`
 * @param spelling the word itself: reduced vowels depend on it
 */
export function arpabetToKokoro(arpabet: string, spelling: string): string {
  const phones = arpabet.split(' ').map(parsePhone);
  settleStress(phones, spelling);
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

/**
 * One primary stress a word, the last; a final -y or -o that CMUdict gives a secondary one has none, nor has in-, im-
 * or de- directly before the primary one, nor -ed; -ary has a secondary one, and so has a
 * full vowel at the beginning before a syllable without stress: decompose.
 */
function settleStress(phones: Phone[], spelling: string): void {
  const last = phones.at(-1);
  if (last?.stress === '2' && (last.name === 'IY' || last.name === 'OW')) last.stress = '0';
  const primary = phones.findLastIndex((phone) => phone.stress === '1');
  for (let i = 0; i < primary; i++) {
    const phone = phones[i];
    if (phone?.stress === '1') phone.stress = '2';
  }
  const first = phones.find((phone) => phone.stress !== '');
  const next = phones.find((phone) => phone !== first && phone.stress !== '');
  if (first?.name === 'IH' && first.stress === '2' && next?.stress === '1') first.stress = '0';
  if (first?.stress === '0' && next?.stress === '0' && primary >= 0 && !WEAK.has(first.name)) {
    first.stress = '2';
  }
  const syllable = phones.at(-2);
  if (syllable?.name === 'IH' && syllable.stress === '2' && /(?:[td]ed|es)$/.test(spelling)) {
    syllable.stress = '0';
  }
  const ending = phones.at(-3);
  if (primary >= 0 && ending?.name === 'EH' && ending.stress === '0' && /ary$/.test(spelling)) {
    ending.stress = '2';
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
  // Example, enjoy: the prefixes ex-, en- and em-.
  if (name === 'EH' && stress === '0' && i === 0 && /^e[xnm]/.test(spelling)) return 'ɪ';
  // Actual, continuous: the reference glides from one weak vowel to the other.
  if (name === 'UW' && stress === '0' && phones[i + 1]?.name === 'AH') return 'əw';
  // CMUdict writes near and here with IY, the reference with ɪ.
  if (name === 'IY' && stress !== '0' && phones[i + 1]?.name === 'R') return `${mark}ɪ`;
  return mark + (name === 'AH' ? 'ʌ' : (VOWELS[name] ?? ''));
}

/** American t between a vowel (or r) and an unstressed vowel, but not before a schwa and n: water, party, button. */
function isFlap(phones: readonly Phone[], i: number): boolean {
  const before = phones[i - 1];
  const after = phones[i + 1];
  if (!before || after?.stress !== '0') return false;
  if (before.stress === '' && before.name !== 'R') return false;
  if (before.name === 'R' && i < 2) return false;
  return !isBeforeN(phones, i + 1);
}
