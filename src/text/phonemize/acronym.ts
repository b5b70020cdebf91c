/** Consonant letters that may begin, or end, a word that is said. */
const BEGINNING =
  /^(?:[bcdfghjklmnpqrstvwxyz]|bl|br|ch|cl|cr|dr|fl|fr|gl|gr|kn|ph|pl|pr|qu|sc|sh|sk|sl|sm|sn|sp|squ|st|sw|th|tr|tw|wh|wr|scr|spl|spr|str|shr|thr|sch)?$/;
const ENDING =
  /^(?:[bcdfghklmnprstvwxyz]|ck|ct|ff|ft|ld|lf|lk|ll|lm|lp|ls|lt|mp|ms|nc|nd|ng|nk|ns|nt|ps|pt|rc|rd|rf|rg|rk|rl|rm|rn|rp|rs|rt|sh|sk|sp|ss|st|th|ts|tch|rth|rst|nth)?$/;
const SHORTEST = 4;

/**
 * Whether a word in capitals that no dictionary knows is said as a word (`NAFTA`) rather than letter by letter
 * (`HTML`): it is long enough and its consonants can be said.
 */
export function isSpokenAcronym(capitals: string): boolean {
  if (capitals.length < SHORTEST) return false;
  const groups = capitals.toLowerCase().split(/[aeiou]+|(?<=[^aeiou])y(?=[^aeiou]|$)/);
  const first = groups.shift() ?? '';
  const last = groups.pop();
  if (last === undefined) return false;
  return BEGINNING.test(first) && ENDING.test(last) && groups.every((group) => group.length <= 2);
}

/** Whether a word without a vowel letter has to be spelled: `xq`, `brb`. */
export function isUnsayable(word: string): boolean {
  return !/[aeiouy]/i.test(word);
}
