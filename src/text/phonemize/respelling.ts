/** British and older spellings, and how the same word is written in America. */
const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|es|ed|er|ers|ing|able|ation|ations)$/, 'iz$1'],
  [/ys(e|es|ed|er|ers|ing)$/, 'yz$1'],
  [/our(s|ed|ing|ful|fully|less|ite|ites|able|ably|er|ers|ism|y|hood|ly)?$/, 'or$1'],
  [/([^aeiou])re(s|d)?$/, '$1er$2'],
  [/([aeiou])ll(ed|ing|er|ers|or|ors|ous|y|ery)$/, '$1l$2'],
  [/ogue(s|d)?$/, 'og$1'],
  [/ence(s)?$/, 'ense$1'],
  [/amme(s)?$/, 'am$1'],
  [/xx/, 'x'],
  [/ae/, 'e'],
  [/oe/, 'e'],
  [/^scept/, 'skept'],
  [/ph(ur)/, 'f$1'],
  [/grey/, 'gray'],
  [/mould/, 'mold'],
  [/tyre/, 'tire'],
  [/plough/, 'plow'],
  [/ageing/, 'aging'],
  [/judgement/, 'judgment'],
  [/fulfil(s|ment)?$/, 'fulfill$1'],
  [/enrol(s|ment)?$/, 'enroll$1'],
];

/**
 * The first American spelling of a word that `lookup` knows; undefined if there is none.
 * @param word in lower case
 */
export function bySpelling(
  word: string,
  lookup: (word: string) => string | undefined,
): string | undefined {
  for (const [british, american] of RESPELLINGS) {
    const other = word.replace(british, american);
    const known = other === word ? undefined : lookup(other);
    if (known) return known;
  }
  return undefined;
}
