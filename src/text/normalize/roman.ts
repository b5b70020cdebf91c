import { cardinal, toOrdinal, year } from './number-words';
import { sticky, textAfter, textBefore, type WrittenRule } from './written-rule';

const VALUES: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};
const ROMAN = `M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})`;

/** Things that are counted: "chapter four". */
const COUNTED =
  /\b(?:chapter|part|book|volume|vol\.|act|scene|section|sec\.|article|art\.|title|phase|type|class|level|grade|appendix|figure|fig\.|table|schedule|annex|lesson|unit|stage|round|episode|season|series|canto|psalm|war|bowl|fantasy|rocky|rambo|apollo|gemini|mark|mk|division|tier|group|category|factor|corps|page|chapitre|movement|no\.|opus|hypothesis|step|saturn|titan|halo|quest|star wars|civilization|olympiad|games)\s+$/i;
/** Names that rulers bear: "the eighth". */
const RULERS = new Set(
  (
    'Henry Louis George Edward Charles William James Elizabeth Richard John Paul Pius Benedict Napoleon Catherine ' +
    'Peter Nicholas Philip Ferdinand Frederick Leo Gregory Innocent Urban Clement Alexander Ramesses Ramses Mary Robert ' +
    'David Otto Wilhelm Albert Haakon Gustav Carl Christian Harald Olav Margrethe Alfonso Juan Ivan Francis Victor ' +
    'Leopold Baudouin Umberto Emmanuel Maximilian Rudolf Sixtus Julius Boniface Celestine Constantine Justinian ' +
    'Theodosius Darius Xerxes Cyrus Ptolemy Cleopatra Thutmose Amenhotep Mehmed Suleiman Selim Murad Abdul Mohammed ' +
    'Mohammad Hassan Hussein Stephen Malcolm Kenneth Pedro Afonso Manuel Felipe Carlos Sancho Casimir Sigismund ' +
    'Vladislaus Boris Simeon Sam Thomas Joseph Michael Andrew Daniel Jack Harry Anne Isabella Joanna Wilhelmina Beatrix ' +
    'Conrad Lothair Pepin Adrian Honorius Eugene Martin Callixtus Nero Rockefeller Ford Vanderbilt King Queen Pope Tsar'
  ).split(' '),
);
const NAME_BEFORE = /(?:^|[^\p{L}])(\p{Lu}[\p{L}]+)\s+$/u;
const ENDS_NAME = /^(?:['’]s\b|\s*$|[\s,.;:!?)”"—–-])/u;
/** Letters that are words or abbreviations more often than numbers. */
const NOT_ALONE = new Set(
  'I V X L C D M CD DC MD MC CC DI LI CV CM MM DM LCD MIX DIM MI DL ML CL LX DX XL XX XXX MV IM ID'.split(
    ' ',
  ),
);
const HALF_IN_LENGTH = 8;

function romanValue(roman: string): number {
  let sum = 0;
  for (let i = 0; i < roman.length; i++) {
    const value = VALUES[roman.charAt(i)] ?? 0;
    sum += value < (VALUES[roman.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return sum;
}

/** `Henry VIII`, `Chapter IV`, `World War II`, `the XIX century`, `MCMXCIX`; small ones only in `Scene ii`. */
export const ROMAN_NUMERAL: WrittenRule = {
  form: 'roman',
  pattern: sticky(
    String.raw`(?=[IVXLCDMivxlcdm])(?:${ROMAN}|${ROMAN.toLowerCase()})(th|st|nd|rd)?(?![\p{L}\p{N}&]|[-'’](?!s\b)\p{L})`,
  ),
  read([written, ending], around) {
    const roman = ending ? written.slice(0, -ending.length) : written;
    const isSmall = roman !== roman.toUpperCase();
    const value = romanValue(roman.toUpperCase());
    const { language } = around;
    const words = cardinal(String(value), language);
    const before = textBefore(around);
    const after = textAfter(around);
    if (value === 0) return undefined;
    if (COUNTED.test(before)) return { spoken: words };
    if (isSmall) return undefined;
    const ordinal = toOrdinal(words);
    if (
      ending ||
      (/^\s+(?:century|centuries|Century|dynasty|Dynasty)\b/.test(after) && roman.length > 1)
    ) {
      return { spoken: ordinal };
    }
    const name = NAME_BEFORE.exec(before)?.[1];
    if (name !== undefined && ENDS_NAME.test(after)) {
      if (RULERS.has(name) && isRulerNumber(roman, name, after))
        return { spoken: `the ${ordinal}` };
      if (roman.length > 1 && !NOT_ALONE.has(roman)) return { spoken: words };
    }
    if (roman.length >= 4 && roman.length <= 2 * HALF_IN_LENGTH && !NOT_ALONE.has(roman)) {
      return { spoken: (value > 1000 ? year(String(value)) : undefined) ?? words };
    }
    return roman.length >= 2 && /^[IVX]+$/.test(roman) && !NOT_ALONE.has(roman)
      ? { spoken: words }
      : undefined;
  },
};

/** A single letter may be a pronoun or an initial: `Sam and I`, `Malcolm X`, `John I think`. */
function isRulerNumber(roman: string, name: string, after: string): boolean {
  if (roman === 'X') return name !== 'Malcolm';
  if (roman !== 'I') return true;
  return /^(?:['’]s\b|\s*$|[,.;:!?)]|\s+(?:of|was|is|had|died|became|ruled|reigned|and|in|who|married|ordered|made)\b)/.test(
    after,
  );
}

/** `WWII`. */
export const WORLD_WAR: WrittenRule = {
  form: 'roman',
  pattern: sticky('WW(II?|[12])(?![\\p{L}\\p{N}])'),
  read: ([, number]) => ({
    spoken: `world war ${number === 'I' || number === '1' ? 'one' : 'two'}`,
  }),
};
