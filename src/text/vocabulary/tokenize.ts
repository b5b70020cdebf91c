import { PAD_ID, SYMBOL_IDS } from './symbol-ids';

const IDS: ReadonlyMap<string, number> = new Map(Object.entries(SYMBOL_IDS));

/** A symbol that has no id, and where it stands in the phoneme string that was tokenised. */
export interface UnknownSymbol {
  readonly symbol: string;
  /** Offset in UTF-16 code units, after {@link decompose}. */
  readonly at: number;
}

/** Token ids and what could not become one. */
export interface Tokenization {
  /** With {@link PAD_ID} at both ends. */
  readonly tokens: readonly number[];
  readonly unknown: readonly UnknownSymbol[];
}

/**
 * The form in which the vocabulary writes its symbols: NFD (a nasal vowel is its base letter + U+0303),
 * except `ç`, which has an id of its own.
 */
export function decompose(phonemes: string): string {
  return phonemes.normalize('NFD').replaceAll('c\u0327', 'ç');
}

/** Whether a symbol (one code point) has a token id. */
export function isKnownSymbol(symbol: string): boolean {
  return IDS.has(symbol);
}

/** Phonemes → token ids. Never fails: a symbol without an id is left out and listed. */
export function tokenize(phonemes: string): Tokenization {
  const tokens = [PAD_ID];
  const unknown: UnknownSymbol[] = [];
  let at = 0;
  for (const symbol of decompose(phonemes)) {
    const id = IDS.get(symbol);
    if (id === undefined) unknown.push({ symbol, at });
    else tokens.push(id);
    at += symbol.length;
  }
  tokens.push(PAD_ID);
  return { tokens, unknown };
}
