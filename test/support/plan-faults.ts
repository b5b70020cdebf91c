import type { SpeechUnit, TextSpan } from '../../src/contracts/text';
import { MODEL_PHONEME_LIMIT, SYMBOL_IDS } from '../../src/text/vocabulary/symbol-ids';

const IDS = new Set(Object.values(SYMBOL_IDS));
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What is wrong with a plan of a text: empty if it keeps every promise about offsets and lengths. */
export function planFaults(text: string, units: readonly SpeechUnit[]): string[] {
  const edges = graphemeEdges(text);
  const faults = units.flatMap((unit, index) => [
    ...(unit.index === index ? [] : [`unit ${unit.index} comes as ${index}`]),
    ...tokenFaults(unit),
    ...hiddenSounds(unit),
  ]);
  const words = units.flatMap((unit) => unit.words);
  faults.push(...spanFaults(text, words, edges));
  for (const { source, words: own } of units) {
    for (const { start, end } of own)
      if (start < source.start || end > source.end)
        faults.push(`word ${start}–${end} outside of its unit ${source.start}–${source.end}`);
  }
  return faults;
}

/** Spans that are out of order, outside of the text, empty, or that part a character. */
export function spanFaults(
  text: string,
  spans: readonly TextSpan[],
  edges = graphemeEdges(text),
): string[] {
  const faults: string[] = [];
  let last: TextSpan = { start: 0, end: 0 };
  for (const span of spans) {
    const { start, end } = span;
    const name = `${start}–${end} “${text.slice(start, end)}”`;
    if (start < 0 || end > text.length || end <= start) faults.push(`${name} is no part`);
    if (start < last.start || end < last.end) faults.push(`${name} is out of order`);
    if (!edges.has(start) || !edges.has(end)) faults.push(`${name} parts a character`);
    last = span;
  }
  return faults;
}

function graphemeEdges(text: string): ReadonlySet<number> {
  const edges = new Set([text.length]);
  for (const { index } of segmenter.segment(text)) edges.add(index);
  return edges;
}

function tokenFaults({ tokens, words, phonemes, pauseAfter }: SpeechUnit): string[] {
  const faults: string[] = [];
  if (tokens.length > MODEL_PHONEME_LIMIT + 2) faults.push(`${tokens.length} tokens`);
  if (tokens.length !== phonemes.length + 2) faults.push('tokens that are not the phonemes');
  if (tokens.at(0) !== 0 || tokens.at(-1) !== 0) faults.push('no pad');
  if (!tokens.slice(1, -1).every((id) => IDS.has(id))) faults.push('an unknown id');
  if (words.length === 0) faults.push('no word');
  if (!(pauseAfter >= 0 && pauseAfter <= 20)) faults.push(`a pause of ${pauseAfter} seconds`);
  let token = 1;
  for (const word of words) {
    const [from, to] = word.tokenRange;
    if (from < token || to <= from || phonemes.slice(from - 1, to - 1) !== word.phonemes)
      faults.push(`the tokens of “${word.spoken}”`);
    token = to;
  }
  return faults;
}

/** Sounds of a unit that belong to no word, so that nothing would be highlighted while they are heard. */
function hiddenSounds({ phonemes, words }: SpeechUnit): string[] {
  let between = phonemes;
  for (const { tokenRange } of words.toReversed())
    between = between.slice(0, tokenRange[0] - 1) + between.slice(tokenRange[1] - 1);
  return /\p{L}/u.test(between) ? [`“${between}” in no word`] : [];
}
