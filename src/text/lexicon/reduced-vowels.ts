/** One phone of CMUdict. */
export interface Phone {
  readonly name: string;
  /** Empty for a consonant; `0` unstressed, `1` primary, `2` secondary. */
  stress: string;
}

const SIBILANTS = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);
/** Consonants after which the reference writes a syllabic n as `ᵊn`: button, sudden, listen, open, vision, question. */
const BEFORE_SYLLABIC_N = new Set(['T', 'D', 'S', 'Z', 'P', 'ZH', 'CH']);
/** Consonants after which an l keeps its schwa: normal, several, usual. */
const BEFORE_FULL_L = new Set(['M', 'R', 'W', 'Y']);
/** Before these an i keeps its sound in a closed syllable: music, active, finish, manage. */
const AFTER_CLEAR_I = new Set(['K', 'G', 'V', 'SH', 'CH', 'JH', 'ZH']);

/**
 * An unstressed AH or IH in the reference's style. CMUdict mixes the two; the reference merges them to a schwa but for
 * some endings (-ic, -ive, -ish, -age, -ist, -ing), and writes `ᵻ` in the endings -es, -ed and -est.
 */
export function reducedVowel(phones: readonly Phone[], i: number, spelling: string): string {
  const before = phones[i - 1]?.name ?? '';
  const after = phones[i + 1]?.name ?? '';
  if (isEnding(phones, i, spelling)) return 'ᵻ';
  const isFirst = phones.findIndex((phone) => phone.stress !== '') === i;
  if (i === 0 && spelling.startsWith('un') && after === 'N' && !/^un(?:til|less)$/.test(spelling))
    return 'ʌ';
  if (!isFirst && hasClearI(phones, i, spelling)) return 'ɪ';
  if (!isFirst && after === 'S' && /sis$/.test(spelling)) return 'ɪ';
  if (phones[i]?.name === 'AH') return isSyllabic(phones, i, spelling) ? 'ᵊ' : 'ə';
  if (!isFirst) return after === 'NG' ? 'ɪ' : 'ə';
  if (i === 0) return 'ɪ';
  // The prefixes be-, de-, re-, se-, and di- before one consonant.
  if (!/^[^aeiouy]+e[^aeiouy]/.test(spelling) && !isOpen(phones, i)) return 'ɪ';
  return before === 'D' && after === 'D' ? 'ᵻ' : 'ə';
}

/** The endings -es, -ed and -est that are a syllable of their own: roses, wanted, biggest. */
function isEnding(phones: readonly Phone[], i: number, spelling: string): boolean {
  const before = phones[i - 1]?.name ?? '';
  const after = phones[i + 1]?.name;
  const left = phones.length - 1 - i;
  if (left === 2) return after === 'S' && phones[i + 2]?.name === 'T' && spelling.endsWith('est');
  if (after === 'D' && left === 3 && before === 'D' && spelling.endsWith('edly')) return true;
  if (left !== 1) return false;
  if (after === 'Z') return SIBILANTS.has(before) && /(es|'s|s')$/.test(spelling);
  return after === 'D' && (before === 'T' || before === 'D') && spelling.endsWith('ed');
}

/** Whether a weak i is still heard as one, by the ending that it stands in. */
function hasClearI(phones: readonly Phone[], i: number, spelling: string): boolean {
  const after = phones[i + 1]?.name ?? '';
  if (after === 'S') return phones[i + 2]?.name === 'T' && /ist(?:s|'s|ic|ics)?$/.test(spelling);
  if (!AFTER_CLEAR_I.has(after)) return false;
  // Managing, finishes: the stem's own vowel. But actively, and original.
  if (isOpen(phones, i))
    return phones.length - i === 4 && /(?:ag|ish|i[ck]+)(?:ing|es|ed)$/.test(spelling);
  if (spelling.endsWith('ively')) return false;
  return phones[i]?.name === 'IH' || /(?:i[ck]|ive|ish|age)[a-z']{0,3}$/.test(spelling);
}

/** Whether one consonant and then a vowel follow. */
function isOpen(phones: readonly Phone[], i: number): boolean {
  return phones[i + 1]?.stress === '' && (phones[i + 2]?.stress ?? '') !== '';
}

/** Whether the schwa at `i` melts into a syllabic l or n: little, button. */
function isSyllabic(phones: readonly Phone[], i: number, spelling: string): boolean {
  const before = phones[i - 1];
  const beyond = phones[i + 2];
  if (before?.stress !== '') return false;
  const isClosed = !beyond || beyond.stress === '';
  switch (phones[i + 1]?.name) {
    case 'L':
      if (!isClosed) return isUnwritten(before, spelling);
      return !BEFORE_FULL_L.has(before.name);
    case 'N':
      if (!isClosed) return false;
      return (
        BEFORE_SYLLABIC_N.has(before.name) ||
        (before.name === 'M' && beyond?.name === 'T') || // -ment
        (before.name === 'SH' && phones[i - 2]?.name === 'N') // tension
      );
    default:
      return false;
  }
}

/** Whether no letter stands for a schwa before l and a vowel: scrambling, basically. */
function isUnwritten(before: Phone, spelling: string): boolean {
  return before.name === 'K'
    ? spelling.endsWith('ally')
    : /[bdfgkptz]l(?:ing|er|ers)$/.test(spelling);
}

/** Whether a schwa and an n follow, before which no t becomes a flap: button, scrutiny. */
export function isBeforeN(phones: readonly Phone[], i: number): boolean {
  return phones[i]?.name === 'AH' && phones[i + 1]?.name === 'N';
}
