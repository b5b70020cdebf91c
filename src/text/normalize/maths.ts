import type { Language } from '../../contracts/text';
import { cardinal } from './number-words';
import { NUMERAL, readNumeral } from './numeral';
import { ReadingParts } from './reading-parts';
import { sticky, type WrittenRule } from './written-rule';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** Digits above or below the line as plain ones. */
export function plainDigits(written: string): string {
  let plain = '';
  for (const character of written) {
    const raised = RAISED.indexOf(character);
    const lowered = LOWERED.indexOf(character);
    if (raised >= 0) plain += String(raised);
    else if (lowered >= 0) plain += String(lowered);
    else plain += /[⁻−-]/.test(character) ? '-' : character;
  }
  return plain;
}

function powerWords(exponent: string, language: Language): string {
  const plain = plainDigits(exponent);
  if (plain === '2') return 'squared';
  if (plain === '3') return 'cubed';
  const sign = plain.startsWith('-') ? 'minus ' : '';
  const digits = plain.replace('-', '');
  return `to the power of ${sign}${/^\d/.test(digits) ? cardinal(digits, language) : digits}`;
}

/** `^2` and `⁶` behind a number or a letter. */
export const POWER: WrittenRule = {
  form: 'maths',
  pattern: sticky(String.raw`\^\{?([-−]?\d{1,4}|[a-z])\}?(?![\p{L}\p{N}])|([⁻]?[${RAISED}]{1,4})`),
  read([written, plain, raised], { language, sentence, at }) {
    if (!/[\p{L}\p{N})]$/u.test(sentence.slice(Math.max(0, at - 2), at))) return undefined;
    const words = powerWords(plain ?? raised ?? '', language);
    if (!/ [a-z]$/.test(words)) return { spoken: words };
    return new ReadingParts(written).word(written, words).reading();
  },
};

/** `1.2e5`, `6E23`. */
export const EXPONENT: WrittenRule = {
  form: 'maths',
  pattern: sticky(String.raw`(${NUMERAL})[eE]([-+−]?)(\d{1,3})(?![\p{L}\p{N}])`),
  read([written, number = '', sign = '', exponent = ''], { language }) {
    // `1e5` may be a name; with a point or a sign it is a number.
    if (!/[.+−-]/.test(written)) return undefined;
    const minus = /[-−]/.test(sign) ? 'minus ' : '';
    return {
      spoken: `${readNumeral(number, language)} times ten to the power of ${minus}${cardinal(exponent, language)}`,
    };
  },
};

/** `√16`. */
export const ROOT: WrittenRule = {
  form: 'maths',
  pattern: sticky('[√∛](?=\\s?[\\p{L}\\d(])'),
  read: ([sign]) => ({ spoken: sign === '√' ? 'square root of' : 'cube root of' }),
};

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

/** A Greek letter that stands alone, or beside Latin letters in a formula: `π`, `Δt`, `2πr`. */
export const GREEK_LETTER: WrittenRule = {
  form: 'maths',
  pattern: sticky(String.raw`[\u0391-\u03c9](?![\p{Script=Greek}\p{M}])`),
  read([letter], { sentence, at }) {
    if (/\p{Script=Greek}/u.test(sentence.charAt(at - 1))) return undefined;
    const name = GREEK[letter.toLowerCase()];
    return name === undefined ? undefined : { spoken: name };
  },
};

/** `<` and `>` between numbers or letters with spaces around them. */
export const COMPARISON: WrittenRule = {
  form: 'maths',
  pattern: sticky(String.raw`([<>])(=?)(?=\s?[\p{L}\d.-])`),
  read([, sign, equal], { sentence, at, end }) {
    const isSpaced = /\s/.test(sentence.charAt(at - 1)) && /\s/.test(sentence.charAt(end));
    const isBeforeNumber = /^\s?[-.]?\d/.test(sentence.slice(end, end + 3));
    if (!isSpaced && !isBeforeNumber) return undefined;
    const words = sign === '<' ? 'less than' : 'greater than';
    const isVerb = isSpaced && /[\p{L}\p{N})]\s$/u.test(sentence.slice(Math.max(0, at - 2), at));
    return { spoken: `${isVerb ? 'is ' : ''}${words}${equal ? ' or equal to' : ''}` };
  },
};

const ELEMENT =
  '(?:A[cglmrstu]|B[aeikr]?|C[adelorsu]?|D[by]|E[rsu]|F[elmr]?|G[ade]|H[eg]?|I[nr]?|K|L[airu]|M[gno]|N[abdei]?|O|P[abdtu]?|R[abehnu]|S[bceimnr]?|T[aehilm]|U|V|W|Xe|Y[b]?|Z[nr])';
const SALTS = '(?:NaCl|HCl|KCl|NaOH|KOH|KBr|HF|LiF|AgCl|NaHCO|CaO|MgO|ZnO)';

/** `H2O`, `CO₂`, `NaCl`: elements letter by letter, numbers as they are. */
export const FORMULA: WrittenRule = {
  form: 'formula',
  pattern: sticky(
    String.raw`(?=[A-Za-z]{0,8}[\d${LOWERED}]|${SALTS})(?:${ELEMENT}[\d${LOWERED}]{0,2}){1,12}(?![\p{L}\p{N}-])`,
  ),
  read([written], { language }) {
    if (!/[a-z]|[\d₀-₉]/.test(written)) return undefined;
    const words: string[] = [];
    for (const run of plainDigits(written).match(/\d+|[A-Za-z]/g) ?? []) {
      words.push(/\d/.test(run) ? cardinal(run, language) : run);
    }
    return words.length > 1 ? { spoken: words.join(' ') } : undefined;
  },
};
