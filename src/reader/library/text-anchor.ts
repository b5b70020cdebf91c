import type { TextAnchor } from './book';

/** Characters of the text at a place that an anchor keeps. */
const QUOTE = 64;
/** Characters before a place that an anchor keeps. */
const BEFORE = 32;
/** Distance at which a quote counts as near, in characters: some paragraphs. */
const NEAR = 4000;

/** Where an anchor's place is now. */
export interface FoundAnchor {
  /** Offset in the chapter's text as it is now. */
  readonly offset: number;
  /**
   * `exact`: nothing changed there. `near`, `elsewhere`: the same words, moved a little or far. `lost`: the words are gone, and this
   * is only the nearest offset that there is.
   */
  readonly by: 'exact' | 'near' | 'elsewhere' | 'lost';
}

/**
 * Makes an anchor for a place.
 * @param text the chapter's text (`textContent` of its HTML)
 * @param chapter index of the chapter
 * @param offset UTF-16 code units; moved into the text if it is outside
 */
export function makeAnchor(text: string, chapter: number, offset: number): TextAnchor {
  const place = wholeCharacter(text, clamp(offset, text.length));
  const start = wholeCharacter(text, Math.max(0, place - BEFORE));
  const end = wholeCharacter(text, Math.min(text.length, place + QUOTE));
  return {
    chapter,
    offset: place,
    quote: text.slice(place, end),
    before: text.slice(start, place),
  };
}

/**
 * Finds an anchor's place in a text that may have changed: at its offset, else by its words near it, else by its words anywhere,
 * else the nearest offset. White space may have changed; among equal words, those that stand behind the same words count.
 */
export function findAnchor(text: string, anchor: TextAnchor): FoundAnchor {
  const offset = clamp(anchor.offset, text.length);
  const { quote, before } = anchor;
  if (
    offset === anchor.offset &&
    text.startsWith(quote, offset) &&
    text.slice(0, offset).endsWith(before) &&
    // A place at the end of a text is not in the middle of a longer one.
    (quote !== '' || offset === text.length)
  )
    return { offset, by: 'exact' };
  const squeezed = squeeze(text);
  const words = squeeze(quote).text;
  const context = squeeze(before).text;
  const places = words
    ? occurrences(squeezed, words, 0)
    : occurrences(squeezed, context, context.length);
  const near = places.filter((place) => Math.abs(place.offset - offset) <= NEAR);
  const best = (candidates: readonly Place[]) =>
    nearest(candidates, squeezed.text, context, offset);
  const found = best(near);
  if (found !== undefined) return { offset: found, by: 'near' };
  const far = best(places);
  if (far !== undefined) return { offset: far, by: 'elsewhere' };
  return { offset: wholeCharacter(text, offset), by: 'lost' };
}

/** A text without white space, and where each of its characters was. */
interface Squeezed {
  readonly text: string;
  /** One more than there are characters: the last one is the end of the text. */
  readonly offsets: Uint32Array;
}

/** A place in a text, and in the same text without white space. */
interface Place {
  readonly offset: number;
  readonly squeezed: number;
}

function squeeze(text: string): Squeezed {
  const offsets = new Uint32Array(text.length + 1);
  const words: string[] = [];
  let length = 0;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    words.push(word);
    for (let at = 0; at < word.length; at++) offsets[length++] = index + at;
  }
  offsets[length] = text.length;
  return { text: words.join(''), offsets: offsets.subarray(0, length + 1) };
}

/** Where words stand in a text. @param into how far behind their beginning the place is */
function occurrences({ text, offsets }: Squeezed, words: string, into: number): readonly Place[] {
  const places: Place[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const squeezed = at + into;
    // The end of the words before it, not the beginning of those behind.
    const offset = into ? (offsets[squeezed - 1] ?? 0) + 1 : (offsets[squeezed] ?? 0);
    places.push({ offset, squeezed });
  }
  return places;
}

/** The place behind most of the same words, and among equals the nearest. */
function nearest(
  places: readonly Place[],
  text: string,
  context: string,
  offset: number,
): number | undefined {
  let best: { readonly same: number; readonly place: number } | undefined;
  for (const { offset: place, squeezed } of places) {
    const same = sameBefore(text, squeezed, context);
    const closer = best && Math.abs(place - offset) < Math.abs(best.place - offset);
    if (!best || same > best.same || (same === best.same && closer)) best = { same, place };
  }
  return best?.place;
}

/** How many characters before a place are those of the context. */
function sameBefore(text: string, place: number, context: string): number {
  let same = 0;
  while (
    same < context.length &&
    same < place &&
    text[place - 1 - same] === context[context.length - 1 - same]
  )
    same++;
  return same;
}

function clamp(offset: number, length: number): number {
  return Math.min(length, Math.max(0, Number.isFinite(offset) ? Math.trunc(offset) : 0));
}

/** The same offset, or the one before it inside a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.codePointAt(offset - 1);
  return offset > 0 && code !== undefined && code > 0xffff ? offset - 1 : offset;
}
