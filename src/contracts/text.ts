import type { Outcome } from './outcome';
import type { WrittenForm } from './written-form';

/** The languages that the text front end can read aloud (BCP 47, lower case). */
export const LANGUAGES = Object.freeze(['en-us', 'en-gb'] as const);
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** A half-open range of UTF-16 code units of the author's own text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** The kinds of document that can be read; default `text/plain`. */
export const TEXT_TYPES = Object.freeze([
  'text/plain',
  'text/markdown',
  'text/html',
  'application/ssml+xml',
] as const);
/** One of {@link TEXT_TYPES}. */
export type TextType = (typeof TEXT_TYPES)[number];

/** How much of a document is read, most first; docs/text-input.md says what each leaves out. */
export const VERBOSITIES = Object.freeze(['all', 'most', 'prose'] as const);
/** One of {@link VERBOSITIES}. */
export type Verbosity = (typeof VERBOSITIES)[number];

/**
 * How a word is to be said. It names either a `word` or a `pattern`, and gives exactly one of `phonemes`, `ipa`, `respelling`
 * and `alias`.
 */
export interface Pronunciation {
  /** The word as it is written. */
  readonly word?: string;
  /** A regular expression that the whole word has to match. Its flags are `u`, and `i` unless `caseSensitive`. */
  readonly pattern?: string;
  /** Kokoro's symbols: `kˈOkəɹO`. */
  readonly phonemes?: string;
  /** The International Phonetic Alphabet: `ˈfəʊniːmz`. */
  readonly ipa?: string;
  /** Syllables in plain letters with hyphens between, the stressed one in capitals: `nuh-VAH-duh`. */
  readonly respelling?: string;
  /** What is read instead. With a `pattern`, `$1` stands for what its first group matched. */
  readonly alias?: string;
  /** Whether capitals count; default false. */
  readonly caseSensitive?: boolean;
  /** Only where the word is this part of speech: `noun`, `verb`, `adjective`, … */
  readonly partOfSpeech?: string;
  /** Only when this language is spoken; default every one. */
  readonly language?: Language;
}

/** How a text is to be understood; every one has a default. */
export interface TextOptions {
  /** What the text is written in; default `text/plain`. */
  readonly type?: TextType;
  /** How much of it is read; default `all` for plain text and SSML, `most` for Markdown and HTML. */
  readonly verbosity?: Verbosity;
  /** Whether emoji are named or left out. */
  readonly emoji?: 'name' | 'silent';
  /** Pronunciations that go before everything else; the last one that fits a word counts. */
  readonly lexicon?: readonly Pronunciation[];
}

/** The formats of a file with pronunciations: the project's own JSON, and the W3C's PLS 1.0. */
export type LexiconFormat = 'json' | 'pls';

/**
 * One word as the author wrote it and as it is spoken. `$9.99` is one word, however many are spoken.
 * `start` and `end` are offsets into the author's text.
 */
export interface SpokenWord extends TextSpan {
  /** What is said, in words: `nine dollars and ninety-nine cents`. */
  readonly spoken: string;
  /** Kokoro's phone set, with stress marks. */
  readonly phonemes: string;
  /** Half-open range into the unit's `tokens` (the leading 0 counts). */
  readonly tokenRange: readonly [number, number];
}

/** What is synthesised in one run of the model: a sentence, or a part of a long one. */
export interface SpeechUnit {
  /** Position in the utterance, from 0. */
  readonly index: number;
  readonly source: TextSpan;
  /** The sentence that it is, or is a part of; from the first to the last of several short ones. */
  readonly sentence: TextSpan;
  /** Where it is several short ones, each of them. */
  readonly sentences?: readonly TextSpan[];
  readonly words: readonly SpokenWord[];
  /** The whole unit's phonemes with punctuation, as the model hears them. */
  readonly phonemes: string;
  /** Token ids with 0 at both ends; at most 512. */
  readonly tokens: readonly number[];
  /** Silence after the unit, in seconds. */
  readonly pauseAfter: number;
  /** How the document wants it spoken; undefined where it says nothing. */
  readonly style?: SpeechStyle;
  /** Marks that the document sets, in order. */
  readonly marks?: readonly SpeechMark[];
}

/** How a part of a document is to be spoken (SSML's `prosody`, `voice` and `lang`, HTML's `lang`). */
export interface SpeechStyle {
  /** Times the speed that is asked for. */
  readonly rate?: number;
  /** Times the loudness; 0 is silent. */
  readonly volume?: number;
  /** BCP 47, as the author wrote it. */
  readonly lang?: string;
  /** The name of a voice, as the author wrote it. */
  readonly voice?: string;
}

/** A named place in a document (SSML's `mark`). */
export interface SpeechMark {
  readonly name: string;
  /** Index into the unit's `tokens`: it is reached when this one begins. */
  readonly token: number;
}

/** A symbol that the model's vocabulary lacks: it is reported, never silently lost. */
export interface DroppedSymbol extends TextSpan {
  readonly symbol: string;
}

/**
 * How the first units of a text are kept short where sound is made slowly, so that it begins soon and does not stop: each
 * may be longer than the one before, until they are whole sentences.
 */
export interface LeadUnits {
  /** Most phonemes of the first unit. */
  readonly phonemes: number;
  /** How many times as long the next one may be; from 1. */
  readonly growth: number;
}

/** A text as the text worker keeps it, from {@link TextWorkerApi.open} to `close`. */
export interface DocumentRequest extends TextOptions {
  readonly documentId: string;
  readonly text: string;
  readonly language: Language;
  /** Whether more will be written behind `text`, which may be empty then. HTML and SSML are read when they are whole. */
  readonly isOpen?: boolean;
}

/** A document to be turned into units, pulled in batches so that the first sentence never waits for the last. */
export interface PlanRequest {
  readonly requestId: string;
  readonly documentId: string;
  /** Offset in the text: planning begins with the sentence there; default 0. */
  readonly from?: number;
  /** Without it, every sentence that is not too long is one unit. */
  readonly lead?: LeadUnits;
  /** Most phonemes of a unit, 50 to 500; default 300. */
  readonly unitPhonemes?: number;
  /** A unit of fewer words is joined with its neighbour where no paragraph ends between; default 0, none. */
  readonly fragmentWords?: number;
}

/** A sentence of a text, whether or not it was planned. One in which nothing can be said is none. */
export interface SentenceOutline extends TextSpan {
  /** Whether a paragraph, heading or list item ends with it. */
  readonly endsParagraph: boolean;
  /** Level of the heading that it belongs to, 1 to 6. */
  readonly heading?: number;
  /** How much there is to say: letters of what is said, in words. */
  readonly weight: number;
}

/** Sentences of a document. `done` is true with the last batch. */
export interface OutlineBatch {
  /** Position from which to ask for those that follow. */
  readonly next: number;
  readonly sentences: readonly SentenceOutline[];
  readonly done: boolean;
}

/** The next units of a request. `done` is true with the last batch. */
export interface PlanBatch {
  readonly units: readonly SpeechUnit[];
  readonly dropped: readonly DroppedSymbol[];
  readonly done: boolean;
}

/** A text in phonemes, for tools and for people who tune a lexicon. */
export interface Phonemization {
  readonly text: string;
  readonly phonemes: string;
  readonly words: readonly Pick<SpokenWord, 'start' | 'end' | 'spoken' | 'phonemes'>[];
  readonly dropped: readonly DroppedSymbol[];
}

/** A piece of a text and what is said for it. */
export interface NormalizedSpan extends TextSpan {
  /** Half-open range of the normalised text. */
  readonly normalizedStart: number;
  readonly normalizedEnd: number;
  /** What the writing is; absent for a plain word. */
  readonly kind?: WrittenForm;
}

/** A text as it is said, in words: `Doctor Smith paid nine dollars.` Symbols that nothing is said for are not in it. */
export interface NormalizedText {
  readonly text: string;
  /** Every spoken word, in order and without overlap, in the author's text and in this one. */
  readonly spans: readonly NormalizedSpan[];
}

/** What `workers/text.worker.ts` exposes. */
export interface TextWorkerApi {
  /**
   * Reads a text. Fails with `invalid-argument` (`empty-text`, `nothing-speakable`, `bad-option`, `bad-document`,
   * `bad-pronunciation`) or `language-unavailable`.
   */
  open(request: DocumentRequest): Promise<Outcome<void>>;
  /** Appends to a document that is still being written. Fails with `aborted` if it is not open. */
  write(documentId: string, text: string): Promise<Outcome<void>>;
  /**
   * Plans what was written as if nothing more came for a while: all of it, or as far as words are certainly whole. Fails as `write`
   * does.
   */
  flush(documentId: string, isWhole: boolean): Promise<Outcome<void>>;
  /** Nothing more will be written. Fails as `write` does. */
  end(documentId: string): Promise<Outcome<void>>;
  /** Plans a document, as often as it is wanted. Fails with `invalid-argument` (`bad-option`), and `aborted` if it is not open. */
  begin(request: PlanRequest): Promise<Outcome<void>>;
  /**
   * Up to `maxUnits` further units; of a document that is still being written, when there is one. A cancelled or unknown request gives
   * `aborted`.
   */
  next(requestId: string, maxUnits: number): Promise<Outcome<PlanBatch>>;
  /**
   * Up to `maxSentences` sentences of a document, from one on; of one that is still being written, when there is one. Fails with
   * `aborted` if it is not open.
   */
  outline(documentId: string, from: number, maxSentences: number): Promise<Outcome<OutlineBatch>>;
  /** Ends the planning of a document. */
  cancel(requestId: string): Promise<void>;
  /** Forgets a document and all that is planned of it. */
  close(documentId: string): Promise<void>;
  /** A whole text in the words that are said; needs no lexicon. Fails as `begin` does for a bad language or option. */
  normalize(
    text: string,
    language: Language,
    options?: TextOptions,
  ): Promise<Outcome<NormalizedText>>;
  phonemize(
    text: string,
    language: Language,
    options?: TextOptions,
  ): Promise<Outcome<Phonemization>>;
  /** Every way in which a word is known to be said, the usual one first. */
  alternatives(word: string, language: Language): Promise<Outcome<readonly string[]>>;
  /** Reads a file with pronunciations. Fails with `invalid-argument` (`bad-document`, `bad-pronunciation`). */
  importLexicon(file: string, format: LexiconFormat): Promise<Outcome<readonly Pronunciation[]>>;
  /** Writes a file with pronunciations. Fails with `invalid-argument` (`bad-pronunciation`). */
  exportLexicon(
    entries: readonly Pronunciation[],
    format: LexiconFormat,
    language: Language,
  ): Promise<Outcome<string>>;
}
