/** One word of CMUdict in this many is kept for evaluation: 3,000 of its words of letters alone. */
const ONE_IN = 38;

/**
 * Whether a word is kept out of every training, so that evaluation may ask for it as an unknown word. It follows from
 * the spelling alone (32-bit FNV-1a hash), so that trainings and evaluations agree.
 */
export function isHeldOut(word: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % ONE_IN === 0;
}
