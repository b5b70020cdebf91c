import type { Lexicon } from '../lexicon/lexicon';
import { differenceOf } from './difference';
import { inflect } from './suffixes';

/** Shortest part that any word may be; of the shorter ones only those below: others match by accident. */
const SHORTEST_PART = 4;
const SHORT_PARTS = new Set(
  'age air all arm art bag ball bar bay bed bee big box boy bud bug bus buy car cat cow cup cut day dog dry ear egg end eye fan far fat fire fly fog fox fun gas god gum gun gut hat hay hen hip hot ice ink ivy jaw jet job key kid leg lip log low mad man map men mid mud net new nut oak off oil old one out owl own pad pan paw pay pen pet pie pig pin pot ran rat raw red rib rim rip rod rot row rug run sap saw sea see set she shy sit six sky sow spa sub sun tap tar tax tea ten tie tin tip toe top toy tub two van war wax way web wet wig win zip'.split(
    ' ',
  ),
);
/**
 * A compound that differs from the letters' usual sounds in more of its sounds than this was cut at the wrong place.
 * Names are full of words that they are not made of (Carmi-chael, Abs-ton), so they have to agree more.
 */
const MOST_DIFFERENT = { word: 0.5, name: 0.25 };

/**
 * Two known words written as one; the second keeps only a secondary stress.
 * @param word in lower case
 * @param isName whether it was written with a capital
 */
export function compound(word: string, isName: boolean, lexicon: Lexicon): string | undefined {
  const lookup = (stem: string) => lexicon.lookup(stem);
  const most = isName ? MOST_DIFFERENT.name : MOST_DIFFERENT.word;
  for (let cut = word.length - 3; cut >= 3; cut--) {
    const start = word.slice(0, cut);
    const end = word.slice(cut);
    if (!mayBePart(start) || !mayBePart(end)) continue;
    const first = lookup(start);
    const second = first && (lookup(end) ?? inflect(end, lookup));
    if (!second) continue;
    const whole = first + second.replaceAll('ˌ', '').replace('ˈ', 'ˌ');
    const guess = lexicon.guess?.(word);
    if (!guess || differenceOf(whole, guess) <= most) return whole;
  }
  return undefined;
}

function mayBePart(part: string): boolean {
  return part.length >= SHORTEST_PART || SHORT_PARTS.has(part);
}
