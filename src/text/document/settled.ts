/**
 * What has to follow a sentence's end so that it stays one: a whole word, because a small letter, a number or a name may go on with
 * it; and as much as decides whether a line end is one.
 */
const FOLLOWED = /^[^\p{L}]*\p{L}[\p{L}\p{M}]*[^\p{L}\p{M}]/u;
const LEAST = 10;

/** Whether a sentence ends where it does, whatever is written after what stands behind it. */
export function isSettled(behind: string): boolean {
  return behind.length >= LEAST && FOLLOWED.test(behind);
}

/** A first clause of fewer words is no gain: the model says it badly, and it is over before the rest is there. */
const LEAST_WORDS = 5;
/** The end of a clause, before a whole word. */
const CLAUSE = /[,;:—–]["'”’)]*\s+(?=["'“‘(]*\p{L}[\p{L}\p{M}'’-]*[^\p{L}\p{M}'’-])/gu;

/** Length of a text's first clause, with the white space behind it; undefined if there is no end of one yet. */
export function firstClause(text: string): number | undefined {
  for (const { index, 0: mark } of text.matchAll(CLAUSE)) {
    const words = text.slice(0, index).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
    if (words.length >= LEAST_WORDS) return index + mark.length;
  }
  return undefined;
}

const SENTENCE_END = /[.!?…。！？]["'”’)\]]*\s*$/u;
const CLAUSE_END = /[,;:—–]["'”’)\]]*\s*$/u;

/** What ends a text that was broken off. */
export function endOf(text: string): 'sentence' | 'clause' | 'word' {
  const end = text.slice(-16);
  if (SENTENCE_END.test(end)) return 'sentence';
  return CLAUSE_END.test(end) ? 'clause' : 'word';
}
