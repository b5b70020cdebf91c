import { PHONE_CODES } from '../src/text/lexicon/phone-codes';
import { BLOCK, END, MOST_SHARED, OR } from '../src/text/lexicon/word-table';
import type { CmuWord } from './cmu-words';

/** Words in order as src/text/lexicon/word-table.ts reads them, not compressed. Throws on a phone that is none. */
export function lexiconBytes(words: readonly CmuWord[]): Uint8Array {
  const letters: number[] = [];
  const phones: number[] = [];
  let previous = '';
  words.forEach(({ word, pronunciations }, i) => {
    let shared = 0;
    if (i % BLOCK !== 0) {
      const most = Math.min(MOST_SHARED, word.length, previous.length);
      while (shared < most && word[shared] === previous[shared]) shared++;
    }
    letters.push(shared);
    for (let at = shared; at < word.length; at++) letters.push(word.charCodeAt(at));
    pronunciations.forEach((arpabet, choice) => {
      if (choice > 0) phones.push(OR);
      for (const phone of arpabet.split(' ')) phones.push(codeOf(phone, word));
    });
    phones.push(END);
    previous = word;
  });
  const out = new Uint8Array(4 + letters.length + phones.length);
  new DataView(out.buffer).setUint32(0, letters.length, true);
  out.set(letters, 4);
  out.set(phones, 4 + letters.length);
  return out;
}

function codeOf(phone: string, word: string): number {
  const code = PHONE_CODES.get(phone);
  if (code === undefined) throw new Error(`${word}: “${phone}” is no ARPAbet phone`);
  return code;
}
