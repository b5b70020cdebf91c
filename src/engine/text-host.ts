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
import { spawnTextWorker } from './spawn';
import { WorkerHost } from './worker-host';

/** The page's side of the text worker; started on first use, and again after it was lost. */
export class TextHost {
  #host: WorkerHost<TextWorkerApi> | undefined;
  readonly #users = new Set<object>();

  /** Somebody uses the thread from now on. */
  join(user: object): void {
    this.#users.add(user);
  }

  /** Somebody has ended; the thread ends with the last of them. */
  leave(user: object): void {
    if (this.#users.delete(user) && this.#users.size === 0) this.terminate();
  }

  /** Reads a text. Fails as {@link TextWorkerApi.open} does. */
  open(request: DocumentRequest): Promise<void> {
    return this.#worker.call((api) => api.open(request));
  }

  /** Appends to a document. */
  write(documentId: string, text: string): Promise<void> {
    return this.#worker.call((api) => api.write(documentId, text));
  }

  /** Plans what was written as if nothing more came for a while. */
  flush(documentId: string, isWhole: boolean): Promise<void> {
    return this.#worker.call((api) => api.flush(documentId, isWhole));
  }

  /** Nothing more will be written. */
  end(documentId: string): Promise<void> {
    return this.#worker.call((api) => api.end(documentId));
  }

  /** Plans a document. Fails as {@link TextWorkerApi.begin} does. */
  begin(request: PlanRequest): Promise<void> {
    return this.#worker.call((api) => api.begin(request));
  }

  /** The next units of a plan. */
  next(requestId: string, maxUnits: number): Promise<PlanBatch> {
    return this.#worker.call((api) => api.next(requestId, maxUnits));
  }

  /** Sentences of a document, from one on. */
  outline(documentId: string, from: number, maxSentences: number): Promise<OutlineBatch> {
    return this.#worker.call((api) => api.outline(documentId, from, maxSentences));
  }

  /** Ends a plan. */
  cancel(requestId: string): void {
    this.#host?.post((api) => api.cancel(requestId));
  }

  /** Forgets a document. */
  close(documentId: string): void {
    this.#host?.post((api) => api.close(documentId));
  }

  /** A whole text in the words that are said. */
  normalize(text: string, language: Language, options: TextOptions): Promise<NormalizedText> {
    return this.#worker.call((api) => api.normalize(text, language, options));
  }

  /** A whole text in phonemes. */
  phonemize(text: string, language: Language, options: TextOptions): Promise<Phonemization> {
    return this.#worker.call((api) => api.phonemize(text, language, options));
  }

  /** Every way in which a word is known to be said. */
  alternatives(word: string, language: Language): Promise<readonly string[]> {
    return this.#worker.call((api) => api.alternatives(word, language));
  }

  /** The entries of a file with pronunciations. */
  importLexicon(file: string, format: LexiconFormat): Promise<readonly Pronunciation[]> {
    return this.#worker.call((api) => api.importLexicon(file, format));
  }

  /** A file with pronunciations. */
  exportLexicon(
    entries: readonly Pronunciation[],
    format: LexiconFormat,
    language: Language,
  ): Promise<string> {
    return this.#worker.call((api) => api.exportLexicon(entries, format, language));
  }

  /** Ends the thread. */
  terminate(): void {
    this.#host?.terminate();
    this.#host = undefined;
  }

  get #worker(): WorkerHost<TextWorkerApi> {
    this.#host ??= new WorkerHost<TextWorkerApi>(spawnTextWorker(), () => {
      this.#host = undefined;
    });
    return this.#host;
  }
}
