import type { StemLookup } from './suffixes';

interface Shift {
  readonly letters: string;
  /** How the word ends without the suffix. */
  readonly stem: string;
  /** The end of the stem's sounds, and what it becomes. */
  readonly from: RegExp;
  readonly to: string;
  /** The suffix takes the primary stress. */
  readonly moves: boolean;
}

const SHIFTS: readonly Shift[] = [
  { letters: 'ability', stem: 'able', from: /əb[əᵊ]l$/, to: 'əbˈɪləTi', moves: true },
  { letters: 'ibility', stem: 'ible', from: /əb[əᵊ]l$/, to: 'əbˈɪləTi', moves: true },
  { letters: 'ization', stem: 'ize', from: /ˌIz$/, to: 'əzˈAʃən', moves: true },
  { letters: 'ification', stem: 'ify', from: /ˌI$/, to: 'əkˈAʃən', moves: true },
  { letters: 'ation', stem: 'ate', from: /ˌAt$/, to: 'ˈAʃən', moves: true },
  { letters: 'ator', stem: 'ate', from: /ˌAt$/, to: 'ˌATəɹ', moves: false },
  { letters: 'icism', stem: 'ic', from: /ɪk$/, to: 'əsˌɪzəm', moves: false },
  { letters: 'icize', stem: 'ic', from: /ɪk$/, to: 'əsˌIz', moves: false },
  { letters: 'ically', stem: 'ic', from: /ɪk$/, to: 'əkᵊli', moves: false },
  { letters: 'ally', stem: 'al', from: /[əᵊ]l$/, to: 'əli', moves: false },
  { letters: 'illy', stem: 'il', from: /[əᵊ]l$/, to: 'əli', moves: false },
];

/** A word by its stem and a suffix that changes the stem's end or takes its stress: -ability, -ization, -ically. */
export function shift(word: string, lookup: StemLookup): string | undefined {
  for (const { letters, stem, from, to, moves } of SHIFTS) {
    if (!word.endsWith(letters)) continue;
    const known = lookup(word.slice(0, -letters.length) + stem);
    if (known === undefined || !from.test(known)) continue;
    const base = known.replace(from, '');
    return (moves ? base.replace('ˈ', 'ˌ') : base) + to;
  }
  return undefined;
}
