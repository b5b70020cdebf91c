import { PHONES } from './phone-codes';

/** Words of a block: the first is written in full, the others as what they share with the one before and the rest. */
export const BLOCK = 32;
/** Ends the phones of a word. */
export const END = 0;
/** Stands between two pronunciations of a word. */
export const OR = 127;
/** What is written before a word's letters: how many it shares with the word before; below any letter's code. */
export const MOST_SHARED = 31;

/**
 * A sorted list of words with their pronunciations in ARPAbet, kept as the bytes that tools/build-lexicon.ts wrote: the
 * words' length (32 bits, little-endian), the words (one byte for the letters shared with the word before, then the
 * others in ASCII), and the phones of each word by number, ended by {@link END}. 1.6 MB for CMUdict; no object a word.
 */
export class WordTable {
  readonly #words: Uint8Array;
  readonly #phones: Uint8Array;
  /** Where each block begins in the words and in the phones. */
  readonly #wordStarts: Uint32Array;
  readonly #phoneStarts: Uint32Array;
  readonly size: number;

  /** Throws a RangeError on bytes that are not such a table. */
  constructor(bytes: Uint8Array) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    this.#words = bytes.subarray(4, 4 + length);
    this.#phones = bytes.subarray(4 + length);
    const words = wordBlocks(this.#words);
    const phones = phoneBlocks(this.#phones);
    if (words.count !== phones.count) throw new RangeError('words and pronunciations differ');
    this.#wordStarts = words.starts;
    this.#phoneStarts = phones.starts;
    this.size = words.count;
  }

  /**
   * Every pronunciation of a word, phones separated by spaces, the commonest first; none if it is not listed.
   * @param word lower-case ASCII
   */
  find(word: string): string[] {
    const block = this.#blockOf(word);
    const place = block < 0 ? -1 : this.#placeIn(block, word);
    return place < 0 ? [] : this.#pronunciations(block, place);
  }

  /** The last block whose first word is not after the one sought; -1 if all are. */
  #blockOf(word: string): number {
    let low = 0;
    let high = this.#wordStarts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compareFirst(middle, word) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** How the first word of a block compares with another: below 0 if it comes before. */
  #compareFirst(block: number, word: string): number {
    const start = (this.#wordStarts[block] ?? 0) + 1;
    for (let i = 0; ; i++) {
      const byte = this.#words[start + i] ?? 0;
      const own = byte <= MOST_SHARED ? 0 : byte;
      const other = i < word.length ? word.charCodeAt(i) : 0;
      if (own !== other || own === 0) return own - other;
    }
  }

  /** The place of a word in its block, or -1. */
  #placeIn(block: number, word: string): number {
    const words = this.#words;
    const end = this.#wordStarts[block + 1] ?? words.length;
    let at = this.#wordStarts[block] ?? 0;
    // How many letters the word before has in common with the one sought.
    let common = 0;
    for (let place = 0; at < end; place++) {
      const shared = words[at++] ?? 0;
      if (shared < common) return -1;
      let i = shared;
      if (shared === common) {
        while (i < word.length && words[at] === word.charCodeAt(i)) {
          at++;
          i++;
        }
        common = i;
      }
      const isWhole = (words[at] ?? 0) <= MOST_SHARED || at >= end;
      if (shared <= common && common === word.length && isWhole && i === word.length) return place;
      while (at < end && (words[at] ?? 0) > MOST_SHARED) at++;
    }
    return -1;
  }

  #pronunciations(block: number, place: number): string[] {
    let at = this.#phoneStarts[block] ?? 0;
    for (let skipped = 0; skipped < place; at++) if (this.#phones[at] === END) skipped++;
    const all: string[] = [];
    let phones: string[] = [];
    for (; ; at++) {
      const code = this.#phones[at] ?? END;
      if (code !== END && code !== OR) {
        phones.push(PHONES[code - 1] ?? '');
        continue;
      }
      all.push(phones.join(' '));
      phones = [];
      if (code === END) return all;
    }
  }
}

interface Blocks {
  readonly count: number;
  readonly starts: Uint32Array;
}

/** Where every {@link BLOCK}th word begins. */
function wordBlocks(bytes: Uint8Array): Blocks {
  const starts: number[] = [];
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) > MOST_SHARED) continue;
    if (count % BLOCK === 0) starts.push(i);
    count++;
  }
  return { count, starts: Uint32Array.from(starts) };
}

/** Where the phones of every {@link BLOCK}th word begin. */
function phoneBlocks(bytes: Uint8Array): Blocks {
  const starts = [0];
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== END) continue;
    count++;
    if (count % BLOCK === 0) starts.push(i + 1);
  }
  return { count, starts: Uint32Array.from(starts) };
}
