import type { DroppedSymbol, SpeechStyle, TextSpan } from '../../contracts/text';
import type { OffsetMap } from './offset-map';

/** Something that a document says about a part of its text; the span is in the reading text. */
export type ReadingNote = TextSpan &
  (
    | { readonly kind: 'phonemes'; readonly phonemes: string }
    | { readonly kind: 'letters' }
    | { readonly kind: 'emphasis'; readonly level: EmphasisLevel }
  );

/** How strongly something is to be stressed, in SSML's words. */
export type EmphasisLevel = 'strong' | 'moderate' | 'reduced' | 'none';

/** A part of the reading text that no sentence crosses: a paragraph, a heading, a list item, a table's cell. */
export interface ReadingBlock extends TextSpan {
  /**
   * Seconds of silence after it. `joint`: nothing but a change of style ends it, so that its own punctuation decides.
   * undefined: as the text's own line ends have it.
   */
  readonly pauseAfter: number | 'joint' | undefined;
  /** Level of the heading that it is, 1 to 6. */
  readonly heading?: number;
}

/** A part of the reading text with a style of its own. */
export interface StyleRange extends TextSpan {
  readonly style: SpeechStyle;
}

/** A named place in the reading text. */
export interface ReadingMark {
  readonly name: string;
  readonly at: number;
}

/**
 * What of a document is read, in the order of the document: its author's own text without any markup. All offsets but those of
 * `dropped` are in `text`; {@link ReadingText.map} leads back.
 */
export interface ReadingText {
  /** The author's text. */
  readonly source: string;
  readonly text: string;
  /** undefined where `text` is `source`. */
  readonly map: OffsetMap | undefined;
  readonly blocks: readonly ReadingBlock[];
  /** In order; those with phonemes or letters do not overlap. */
  readonly notes: readonly ReadingNote[];
  /** In order; without overlap. */
  readonly styles: readonly StyleRange[];
  readonly marks: readonly ReadingMark[];
  /** Symbols of pronunciations in the document that Kokoro does not know, at their place in `source`. */
  readonly dropped: readonly DroppedSymbol[];
}

/** The last part of a text that is still being written, as it is read for now. Its offsets are in that part. */
export interface ReadingTail {
  readonly reading: ReadingText;
  /** Up to where blocks are whole, and nothing will be read otherwise whatever follows. */
  readonly final: number;
  /** From where on words may be read otherwise: markup was begun and not ended. */
  readonly doubt: number;
  /** Whether it ends in something that is not said, or not before it is whole: a listing, a piece of HTML. */
  readonly isClosed: boolean;
}
