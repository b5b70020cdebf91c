import type { Outcome } from '../contracts/outcome';
import type {
  DocumentRequest,
  Language,
  LexiconFormat,
  NormalizedText,
  OutlineBatch,
  Phonemization,
  PlanBatch,
  PlanRequest,
  Pronunciation,
  TextOptions,
  TextWorkerApi,
} from '../contracts/text';
import { SharedTask } from '../shared/shared-task';
import { settle, speechError } from '../shared/speech-error';
import { GrowingDocument } from './document/growing-document';
import { outlineDocument } from './document/outline';
import { WholeDocument } from './document/text-document';
import { readDocument } from './input/read-document';
import { requireLanguage } from './language';
import { loadCmuLexicon } from './lexicon/cmu-lexicon';
import type { Lexicon } from './lexicon/lexicon';
import { dropSilentR, toBritish } from './phonemize/british';
import { normalizeReading } from './plan/normalize-text';
import { phonemizeReading, phonemizeText } from './plan/phonemize-text';
import { hasSpeakableWord, planDocument } from './plan/plan-document';
import { PlanQueue } from './plan/plan-queue';
import type { Reader } from './plan/speaker';
import { SpeakerPlan } from './speaker-plan';
import { badOption, requireLengths, requireOptions } from './text-options';
import { exportLexicon, importLexicon } from './user-lexicon/lexicon-files';

/** A document and who reads it. */
interface OpenDocument {
  readonly document: WholeDocument | GrowingDocument;
  readonly speaker: SpeakerPlan;
}

/** A plan of a document. */
interface OpenPlan extends OpenDocument {
  readonly request: PlanRequest;
  queue?: PlanQueue;
}

/**
 * The text front end as the text worker exposes it: text in, speech units out, failures as data. The lexicon is
 * loaded once, with the first text, and again only if that failed.
 */
export class TextService implements TextWorkerApi {
  readonly #lexicon: SharedTask<Lexicon>;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #plans = new Map<string, OpenPlan>();
  /** Documents that are being read, so that a close or another one of the same id finds them. */
  readonly #opening = new Map<string, DocumentRequest>();

  /** @param loadLexicon replaces CMUdict, in tests */
  constructor(loadLexicon: () => Promise<Lexicon> = loadCmuLexicon) {
    this.#lexicon = new SharedTask(loadLexicon);
  }

  /**
   * Reads a text and keeps it under its id; the last one of an id counts. Does not wait for the lexicon, but starts
   * loading it. Fails with `language-unavailable`, or `invalid-argument` (`empty-text`, `nothing-speakable`, `bad-option`,
   * `bad-document`, `bad-pronunciation`), and with `network` if the reader of its format cannot be had.
   */
  open(request: DocumentRequest): Promise<Outcome<void>> {
    const { documentId, text, language } = request;
    return settle(async () => {
      const known = requireLanguage(language);
      requireText(text);
      requireOptions(request);
      const speaker = new SpeakerPlan(known, request);
      this.#opening.set(documentId, request);
      try {
        const document = request.isOpen
          ? await growingDocument(request)
          : await wholeDocument(request, speaker.reader);
        if (this.#opening.get(documentId) !== request) throw speechError('aborted', 'cancelled');
        this.#documents.set(documentId, { document, speaker });
      } finally {
        if (this.#opening.get(documentId) === request) this.#opening.delete(documentId);
      }
      // Whoever needs the lexicon meets its failure in `next`.
      this.#lexicon.run().catch(() => {});
    });
  }

  /** Appends to a document that is still being written. Fails with `aborted` if it is not open. */
  write(documentId: string, text: string): Promise<Outcome<void>> {
    return settle(async () => {
      requireText(text);
      await this.#growing(documentId).write(text);
    });
  }

  /** Plans what was written as if nothing more came for a while. Fails with `aborted` if the document is not open. */
  flush(documentId: string, isWhole: boolean): Promise<Outcome<void>> {
    return settle(() => this.#growing(documentId).flush(isWhole));
  }

  /** Nothing more will be written. Fails with `aborted` if the document is not open. */
  end(documentId: string): Promise<Outcome<void>> {
    return settle(() => this.#growing(documentId).end());
  }

  /**
   * Plans a document; the last plan of an id counts. Fails with `invalid-argument` (`bad-option`), and with `aborted` if the document is
   * not open.
   */
  begin(request: PlanRequest): Promise<Outcome<void>> {
    return settle(() => {
      requireLengths(request.unitPhonemes, request.fragmentWords);
      this.#plans.set(request.requestId, { ...this.#opened(request.documentId), request });
    });
  }

  /**
   * Up to `maxUnits` (a whole number from 1) further units. Of a document that is still being written it waits for one. After the last batch, after a cancel and for an unknown
   * id it fails with `aborted`; with `network` if the lexicon cannot be loaded (then it may be called again).
   */
  next(requestId: string, maxUnits: number): Promise<Outcome<PlanBatch>> {
    return settle(async () => {
      requireCount('maxUnits', maxUnits);
      const plan = this.#plans.get(requestId);
      const lexicon = plan && (await this.#lexicon.run());
      for (;;) {
        // It may have been cancelled or replaced while the lexicon was loading, or more was to be written.
        if (!lexicon || this.#plans.get(requestId) !== plan)
          throw speechError('aborted', 'cancelled');
        const { document, speaker, request } = plan;
        plan.queue ??= new PlanQueue(planDocument(document, speaker.with(lexicon), request));
        const batch = plan.queue.take(maxUnits);
        if (batch.done) this.#plans.delete(requestId);
        if (batch.done || batch.units.length > 0 || batch.dropped.length > 0) return batch;
        await document.whenGrown();
      }
    });
  }

  /** Up to `maxSentences` sentences of a document, from one on. Fails with `aborted` if it is not open. */
  outline(documentId: string, from: number, maxSentences: number): Promise<Outcome<OutlineBatch>> {
    return settle(async () => {
      requireCount('maxSentences', maxSentences);
      for (let next = from; ; ) {
        const { document, speaker } = this.#opened(documentId);
        const batch = outlineDocument(document, speaker.reader, next, maxSentences);
        if (batch.done || batch.sentences.length > 0) return batch;
        next = batch.next;
        await document.whenGrown();
      }
    });
  }

  /** Ends the planning of a document; an unknown id is no failure. */
  async cancel(requestId: string): Promise<void> {
    const plan = this.#plans.get(requestId);
    this.#plans.delete(requestId);
    // Whoever waits for more of it learns that it was cancelled.
    plan?.document.wake();
  }

  /** Forgets a document and all plans of it; an unknown id is no failure. */
  async close(documentId: string): Promise<void> {
    this.#opening.delete(documentId);
    const open = this.#documents.get(documentId);
    this.#documents.delete(documentId);
    for (const [id, { request }] of this.#plans)
      if (request.documentId === documentId) this.#plans.delete(id);
    open?.document.wake();
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

  #opened(documentId: string): OpenDocument {
    const open = this.#documents.get(documentId);
    if (!open) throw speechError('aborted', 'cancelled');
    return open;
  }

  #growing(documentId: string): GrowingDocument {
    const { document } = this.#opened(documentId);
    if (document instanceof GrowingDocument && document.isOpen) return document;
    throw speechError('aborted', 'cancelled');
  }
}

async function wholeDocument(request: DocumentRequest, reader: Reader): Promise<WholeDocument> {
  const { text, language } = request;
  if (text.trim() === '') throw speechError('invalid-argument', 'empty-text');
  const reading = await readDocument(text, language, request);
  if (!hasSpeakableWord(reading, reader))
    throw speechError('invalid-argument', 'nothing-speakable');
  return new WholeDocument(reading);
}

async function growingDocument(request: DocumentRequest): Promise<GrowingDocument> {
  const { text, language, type, verbosity } = request;
  const document = new GrowingDocument({ language, type, verbosity });
  if (text !== '') await document.write(text);
  return document;
}

function requireText(text: unknown): void {
  if (typeof text !== 'string') throw badOption('text', text, 'it is not a string');
}

function requireCount(option: string, count: unknown): void {
  if (Number.isInteger(count) && Number(count) >= 1) return;
  throw badOption(option, count, 'it is not a whole number from 1');
}
