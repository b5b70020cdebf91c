import type { DroppedSymbol, LeadUnits, SpeechUnit } from '../../contracts/text';
import type { TextDocument } from '../document/text-document';
import type { ReadingText } from '../input/reading-text';
import { assembleUnit } from './assemble-unit';
import { cutItems } from './cut-items';
import { FragmentJoiner, type PlannedCut } from './fragments';
import { GraphemeEdges } from './grapheme-edges';
import { PAUSE_AFTER } from './pauses';
import { readNoted } from './read-noted';
import { type ReadingSentence, readingSentences } from './reading-sentences';
import { soundSentence } from './sound-sentence';
import { SourcePlaces } from './source-places';
import type { Reader, Speaker } from './speaker';
import { UnitLimits } from './unit-limits';

/** What one sentence gives: no unit if nothing in it can be said, several if it is long. */
export interface PlannedSentence {
  readonly units: readonly SpeechUnit[];
  readonly dropped: readonly DroppedSymbol[];
  /** Whether nothing follows until more of the text is written. */
  readonly waits?: true;
}

/** How a text is divided into units. */
export interface PlanOptions {
  /** Offset in the author's text: the sentence there is the first; default 0. */
  readonly from?: number | undefined;
  readonly lead?: LeadUnits | undefined;
  /** Most phonemes of a unit; default 300. */
  readonly unitPhonemes?: number | undefined;
  /** A unit of fewer words is joined with its neighbour; default 0. */
  readonly fragmentWords?: number | undefined;
}

/**
 * Document → units, a sentence at a time: nothing is computed before it is asked for, but for a sentence or two that a unit is
 * compared with.
 */
export function* planDocument(
  document: TextDocument,
  speaker: Speaker,
  { from = 0, lead, unitPhonemes, fragmentWords = 0 }: PlanOptions = {},
): Generator<PlannedSentence> {
  const { reading } = document;
  const limits = new UnitLimits(lead, unitPhonemes);
  const joiner = new FragmentJoiner(fragmentWords, limits);
  const places = new SourcePlaces(reading);
  const edges = new GraphemeEdges(() => reading.text);
  let index = 0;
  const write = (cut: PlannedCut, isLast = false) =>
    places.unit(assembleUnit(cut, index++), isLast);
  /** Of the document's own pronunciations. */
  let told = 0;
  const untold = () => {
    const dropped = reading.dropped.slice(told);
    told = reading.dropped.length;
    return dropped;
  };
  let blockHasUnits = false;
  for (let at = 0; ; at++) {
    let sentence = document.sentenceAt(at);
    while (!sentence && document.isOpen) {
      const done = document.isPaused ? joiner.finish() : joiner.release();
      yield { units: done.map((cut) => write(cut)), dropped: untold(), waits: true };
      sentence = document.sentenceAt(at);
    }
    if (reading.dropped.length > told) yield { units: [], dropped: untold() };
    if (!sentence) break;
    if (from > 0 && places.source(sentence).end <= from) continue;
    const { items, dropped } = soundSentence(reading.text, sentence, speaker);
    const units: SpeechUnit[] = [];
    for (const cut of cutItems(items, sentence.break, limits, edges)) {
      if (!cut.items.some(({ spoken }) => spoken !== undefined)) continue;
      const planned = { ...cut, sentences: [items], closed: limits.isLead };
      for (const done of joiner.add(planned)) units.push(write(done));
      blockHasUnits = true;
    }
    if (sentence.endsBlock) {
      joiner.pause((last) => pauseAfter(sentence, last, blockHasUnits));
      blockHasUnits = false;
    }
    yield { units, dropped: places.dropped(dropped) };
  }
  const rest = joiner.finish();
  const units = rest.map((cut, i) => write(cut, i === rest.length - 1));
  if (units.length > 0) yield { units, dropped: [] };
}

/** The silence that the end of a block asks for; undefined leaves it to the punctuation. */
function pauseAfter(
  { blockPause }: ReadingSentence,
  last: PlannedCut,
  hasUnits: boolean,
): number | undefined {
  if (blockPause === undefined) return undefined;
  const own = last.pause ?? PAUSE_AFTER[last.break];
  if (blockPause === 'joint') {
    const isOpen = hasUnits && !/[.!?…:;,”)]$/u.test(last.items.at(-1)?.phonemes ?? '');
    return isOpen ? PAUSE_AFTER.word : own;
  }
  return hasUnits ? blockPause : Math.max(own, blockPause);
}

/** Whether a document holds any word that can be said; stops at the first, and needs no lexicon. */
export function hasSpeakableWord(reading: ReadingText, reader: Reader): boolean {
  for (const sentence of readingSentences(reading)) {
    const { items } = readNoted(reading.text, sentence, reader);
    if (items.some((item) => item.kind === 'word')) return true;
  }
  return false;
}
