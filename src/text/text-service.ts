import type { Outcome } from '../contracts/outcome';
import type {
  Language,
  LexiconFormat,
  NormalizedText,
  OutlineBatch,
  Phonemization,
  PlanBatch,
  PlanRequest,
  Pronunciation,
  SentenceOutline,
  TextOptions,
  TextWorkerApi,
} from '../contracts/text';
import { SharedTask } from '../shared/shared-task';
import { settle, speechError } from '../shared/speech-error';
import { readDocument } from './input/read-document';
import type { ReadingText } from './input/reading-text';
import { requireLanguage } from './language';
import { loadCmuLexicon } from './lexicon/cmu-lexicon';
import type { Lexicon } from './lexicon/lexicon';
import { dropSilentR, toBritish } from './phonemize/british';
import { normalizeReading } from './plan/normalize-text';
import { outlineReading } from './plan/outline-reading';
import { phonemizeReading, phonemizeText } from './plan/phonemize-text';
import { PlanQueue } from './plan/plan-queue';
import { hasSpeakableWord, planReading } from './plan/plan-reading';
import { SpeakerPlan } from './speaker-plan';
import { badOption, requireLengths, requireOptions } from './text-options';
import { exportLexicon, importLexicon } from './user-lexicon/lexicon-files';

interface OpenRequest {
  readonly request: PlanRequest;
  readonly reading: ReadingText;
  readonly speaker: SpeakerPlan;
  queue?: PlanQueue;
  outline?: Generator<SentenceOutline>;
}

/**
 * The text front end as the text worker exposes it: text in, speech units out, failures as data. The lexicon is
 * loaded once, with the first text, and again only if that failed.
 */
export class TextService implements TextWorkerApi {
  readonly #lexicon: SharedTask<Lexicon>;
  readonly #requests = new Map<string, OpenRequest>();
  /** Requests whose document is being read, so that a cancel or another one of the same id finds them. */
  readonly #beginning = new Map<string, PlanRequest>();

  /** @param loadLexicon replaces CMUdict, in tests */
  constructor(loadLexicon: () => Promise<Lexicon> = loadCmuLexicon) {
    this.#lexicon = new SharedTask(loadLexicon);
  }

  /**
   * Registers a text under its id; the last `begin` of an id counts. Does not wait for the lexicon, but starts
   * loading it. Fails with `language-unavailable`, or `invalid-argument` (`empty-text`, `nothing-speakable`, `bad-option`,
   * `bad-document`, `bad-pronunciation`), and with `network` if the reader of its format cannot be had.
   */
  begin(request: PlanRequest): Promise<Outcome<void>> {
    const { requestId, text, language } = request;
    return settle(async () => {
      const known = requireLanguage(language);
      requireText(text);
      requireOptions(request);
      requireLengths(request.unitPhonemes, request.fragmentWords);
      if (text.trim() === '') throw speechError('invalid-argument', 'empty-text');
      const speaker = new SpeakerPlan(known, request);
      this.#beginning.set(requestId, request);
      try {
        const reading = await readDocument(text, known, request);
        if (!hasSpeakableWord(reading, speaker.reader))
          throw speechError('invalid-argument', 'nothing-speakable');
        if (this.#beginning.get(requestId) !== request) throw speechError('aborted', 'cancelled');
        this.#requests.set(requestId, { request, reading, speaker });
      } finally {
        if (this.#beginning.get(requestId) === request) this.#beginning.delete(requestId);
      }
      // Whoever needs the lexicon meets its failure in `next`.
      this.#lexicon.run().catch(() => {});
    });
  }

  /**
   * Up to `maxUnits` (a whole number from 1) further units. After the last batch, after a cancel and for an unknown
   * id it fails with `aborted`; with `network` if the lexicon cannot be loaded (then it may be called again).
   */
  next(requestId: string, maxUnits: number): Promise<Outcome<PlanBatch>> {
    return settle(async () => {
      requireCount(maxUnits);
      const open = this.#requests.get(requestId);
      const lexicon = open && (await this.#lexicon.run());
      // It may have been cancelled or replaced while the lexicon was loading.
      if (!lexicon || this.#requests.get(requestId) !== open) {
        throw speechError('aborted', 'cancelled');
      }
      open.queue ??= new PlanQueue(
        planReading(open.reading, open.speaker.with(lexicon), open.request),
      );
      const batch = open.queue.take(maxUnits);
      if (batch.done) this.#requests.delete(requestId);
      return batch;
    });
  }

  /** Up to `maxSentences` further sentences of a text, from its beginning. Fails with `aborted` for an unknown id. */
  outline(requestId: string, maxSentences: number): Promise<Outcome<OutlineBatch>> {
    return settle(async () => {
      requireCount(maxSentences);
      const open = this.#requests.get(requestId);
      if (!open) throw speechError('aborted', 'cancelled');
      open.outline ??= outlineReading(open.reading);
      const sentences: SentenceOutline[] = [];
      while (sentences.length < maxSentences) {
        const next = open.outline.next();
        if (next.done) return { sentences, done: true };
        sentences.push(next.value);
      }
      return { sentences, done: false };
    });
  }

  /** Forgets a request; an unknown id is no failure. */
  async cancel(requestId: string): Promise<void> {
    this.#beginning.delete(requestId);
    this.#requests.delete(requestId);
  }

  /** A whole text in the words that are said. Fails as {@link begin} does for a bad language or option. */
  normalize(
    text: string,
    language: Language,
    options: TextOptions = {},
  ): Promise<Outcome<NormalizedText>> {
    return settle(async () => {
      const known = requireLanguage(language);
      requireText(text);
      requireOptions(options);
      const { reader } = new SpeakerPlan(known, options);
      return normalizeReading(await readDocument(text, known, options), reader);
    });
  }

  /** A whole text in phonemes; an empty one gives none. Fails as {@link begin} does for a bad language or option. */
  phonemize(
    text: string,
    language: Language,
    options: TextOptions = {},
  ): Promise<Outcome<Phonemization>> {
    return settle(async () => {
      const known = requireLanguage(language);
      requireText(text);
      requireOptions(options);
      const speaker = new SpeakerPlan(known, options);
      const reading = await readDocument(text, known, options);
      return phonemizeReading(reading, speaker.with(await this.#lexicon.run()));
    });
  }

  /**
   * Every way in which a word is known to be said, in Kokoro's symbols, the usual one first; that alone where the lexicon lists no
   * others. Empty for what is no word.
   */
  alternatives(word: string, language: Language): Promise<Outcome<readonly string[]>> {
    return settle(async () => {
      const known = requireLanguage(language);
      requireText(word);
      const lexicon = await this.#lexicon.run();
      const written = word.trim();
      const lower = written.toLowerCase();
      const { phonemes } = phonemizeText(written, { lexicon, language: known });
      const usual = phonemes === '' ? [] : [phonemes];
      const american = lexicon.alternatives?.(lower) ?? [];
      const listed =
        known === 'en-us'
          ? american
          : american.map((sound) => dropSilentR(toBritish(sound, lower), false));
      return [...new Set([...usual, ...listed])];
    });
  }

  /** Reads a file with pronunciations. */
  importLexicon(file: string, format: LexiconFormat): Promise<Outcome<readonly Pronunciation[]>> {
    return settle(() => {
      requireText(file);
      return importLexicon(file, format);
    });
  }

  /** Writes a file with pronunciations. */
  exportLexicon(
    entries: readonly Pronunciation[],
    format: LexiconFormat,
    language: Language,
  ): Promise<Outcome<string>> {
    return settle(() => exportLexicon(entries, format, requireLanguage(language)));
  }
}

function requireText(text: unknown): void {
  if (typeof text !== 'string') throw badOption('text', text, 'it is not a string');
}

function requireCount(maxUnits: unknown): void {
  if (Number.isInteger(maxUnits) && Number(maxUnits) >= 1) return;
  throw badOption('maxUnits', maxUnits, 'it is not a whole number from 1');
}
