import { withS } from '../phonemize/suffixes';
import { featuresOf, type WordsAround } from './homograph-features';
import { HOMOGRAPHS, type Homograph, type Sense } from './homograph-words';

/** Words that are no nouns: with an -s they are verbs. */
const ADJECTIVES = new Set(
  'animate appropriate approximate articulate close deliberate diffuse elaborate intimate moderate perfect separate'.split(
    ' ',
  ),
);
/** Houses has one sound; lives is listed itself. */
const ODD_PLURALS = new Set(['house', 'live', 'ally']);

/** Weights are kept as whole numbers of this size. */
export const UNIT = 1 / 16;

/** Which weight a feature has for a word or a kind of words, in 24 bits (FNV-1a). */
export function weightKey(owner: string, feature: string): number {
  let hash = 0x811c9dc5;
  for (const text of [owner, '|', feature]) {
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
  }
  return (hash >>> 0) >>> 8;
}

/** The owners of weights that speak about a homograph: its kind, and the word itself. */
export function ownersOf({ kind, word }: Homograph): readonly string[] {
  return kind === word ? [word] : [kind, word];
}

/**
 * Tells homographs apart by the words around them: a logistic regression for each word, with weights that words of one
 * kind share. Trained by tools/train-homographs.ts on sentences written for it.
 */
export class HomographModel {
  readonly #weights = new Map<number, number>();

  /** @param bytes 32-bit little-endian numbers: the key in the upper 24 bits, the weight in the lower 8, signed */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      this.#weights.set(view.getUint32(at, true) >>> 8, view.getInt8(at) * UNIT);
    }
  }

  /** Above 0 for the second sense, below for the first. */
  score(homograph: Homograph, around: WordsAround): number {
    const owners = ownersOf(homograph);
    let sum = 0;
    for (const feature of featuresOf(around)) {
      for (const owner of owners) sum += this.#weights.get(weightKey(owner, feature)) ?? 0;
    }
    return sum;
  }

  /** The likelier sense of a homograph, or of the -s form of one; undefined for every other word. */
  senseOf(word: string, around: WordsAround): Sense | undefined {
    const homograph = HOMOGRAPHS.get(word);
    if (homograph) return homograph.senses[this.score(homograph, around) > 0 ? 1 : 0];
    const stem = HOMOGRAPHS.get(word.slice(0, -1));
    if (!word.endsWith('s') || stem?.kind !== 'verb' || ODD_PLURALS.has(stem.word))
      return undefined;
    const isVerb = ADJECTIVES.has(stem.word) || this.score(stem, around) > 0;
    const { name, phonemes } = stem.senses[isVerb ? 1 : 0];
    return { name, phonemes: withS(phonemes) };
  }
}
