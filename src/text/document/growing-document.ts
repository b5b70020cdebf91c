import { type Deferred, deferred } from '../../shared/deferred';
import { readDocument } from '../input/read-document';
import { readTail, type TailOptions } from '../input/read-tail';
import type { ReadingTail } from '../input/reading-text';
import type { ReadingSentence } from '../plan/reading-sentences';
import { GrowingReading } from './growing-reading';
import { endOf, firstClause, isSettled } from './settled';
import type { TextDocument } from './text-document';

/** More of a text in one piece is made final, where its kind allows it, so that it is not read again with each word. */
const LONG_TAIL = 2000;

/**
 * A text that is still being written. Its sentences are known as soon as nothing that may follow could change them; the first one is
 * there after its first clause. What is written in whichever pieces gives the same words.
 */
export class GrowingDocument implements TextDocument {
  readonly reading = new GrowingReading();
  readonly #sentences: ReadingSentence[] = [];
  /** What was written and is not final. */
  #rest = '';
  /** Where in the author's text that begins. */
  #base = 0;
  /** Up to where in the reading the sentences go. */
  #to = 0;
  #tail: ReadingTail | undefined;
  #isOpen = true;
  #isPaused = false;
  #failure: unknown;
  #grew: Deferred<void> = deferred();
  /** What was asked of it is done in order: a reader may have to be loaded. */
  #work: Promise<void> = Promise.resolve();

  constructor(private readonly options: TailOptions) {}

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** @throws what reading it failed with */
  sentenceAt(index: number): ReadingSentence | undefined {
    const sentence = this.#sentences[index];
    if (!sentence && this.#failure !== undefined) throw this.#failure;
    return sentence;
  }

  whenGrown(): Promise<void> {
    return this.#grew.promise;
  }

  /** Wakes those who wait for more, to look again. */
  wake(): void {
    const grew = this.#grew;
    this.#grew = deferred();
    grew.resolve();
  }

  /** Appends a piece of text. */
  write(text: string): Promise<void> {
    return this.#then(async () => {
      this.#isPaused = false;
      this.#rest += text;
      this.reading.write(text);
      // Only behind a word that is whole there is anything new to know.
      if (/[\s\p{P}\p{S}]/u.test(text)) await this.#read();
    });
  }

  /**
   * Takes what is there for all that will come for a while.
   * @param isWhole whether that is all, and not only the words that are certainly whole
   */
  flush(isWhole: boolean): Promise<void> {
    return this.#then(async () => {
      this.#isPaused = true;
      await this.#read();
      const length = isWhole ? this.#rest.length : wholeWords(this.#rest);
      if (length > 0 && !this.#tail?.isClosed) await this.#breakOff(length);
      this.wake();
    });
  }

  /** Nothing more will be written. */
  end(): Promise<void> {
    return this.#then(async () => {
      if (!this.#isOpen) return;
      const { language, type, verbosity } = this.options;
      const reading =
        this.#base === 0
          ? await readDocument(this.#rest, language, { type, verbosity })
          : (await readTail(this.#rest, false, this.options)).reading;
      this.reading.replaceTail(reading, this.#base);
      for (const { sentence } of this.reading.sentencesFrom(this.#to)) this.#add(sentence);
      this.reading.keep();
      this.#isOpen = false;
    });
  }

  #then(job: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      const known = this.#sentences.length;
      try {
        await job();
      } catch (error) {
        this.#failure = error;
        this.#isOpen = false;
      }
      if (this.#sentences.length > known || !this.#isOpen) this.wake();
    });
    return this.#work;
  }

  /** Reads what is not final again, and finds the sentences in it that stay. */
  async #read(): Promise<void> {
    const tail = await this.#readTail(this.#rest);
    this.#tail = tail;
    this.#settle(tail);
    const final = this.options.type === 'text/markdown' ? tail.final : this.#settledLength();
    if (final === 0) return;
    await this.#keep(final);
    this.#tail = await this.#readTail(this.#rest);
  }

  async #readTail(source: string): Promise<ReadingTail> {
    const tail = await readTail(source, this.#base === 0, this.options);
    this.reading.replaceTail(tail.reading, this.#base);
    return tail;
  }

  #settle({ final, doubt }: ReadingTail): void {
    const { map } = this.reading;
    const finalTo = map.toReading(this.#base + final);
    const sureTo = map.toReading(this.#base + doubt);
    for (const { sentence, written, behind } of this.reading.sentencesFrom(this.#to)) {
      const isSure = isSettled(behind.slice(0, Math.max(0, sureTo - sentence.end)));
      if (sentence.end > finalTo && !isSure) {
        if (this.#sentences.length === 0)
          this.#settleClause(sentence, written.slice(0, Math.max(0, sureTo - sentence.start)));
        return;
      }
      this.#add(sentence);
    }
  }

  /** Somebody waits for the first sound: a clause is enough for that. */
  #settleClause(sentence: ReadingSentence, written: string): void {
    const length = firstClause(written);
    if (length === undefined) return;
    const end = sentence.start + length;
    const notes = sentence.notes.filter(({ start }) => start < end);
    const languages = sentence.languages.filter(({ start }) => start < end);
    const clause = { blockPause: undefined, endsBlock: false, break: 'clause' } as const;
    this.#add({ ...sentence, end, notes, languages, ...clause });
  }

  /** How much of what is not final lies before the last sentence's end, if that is worth a thought. */
  #settledLength(): number {
    const last = { start: Math.max(0, this.#to - 1), end: this.#to };
    const length = this.reading.map.toSource(last).end - this.#base;
    return length > LONG_TAIL ? length : 0;
  }

  /** Ends the last sentence where it is. */
  async #breakOff(length: number): Promise<void> {
    const known = this.#sentences.length;
    await this.#readTail(this.#rest.slice(0, length));
    for (const { sentence, written } of this.reading.sentencesFrom(this.#to)) {
      const { break: kind } = sentence;
      this.#add(
        sentence.endsBlock && kind === 'sentence' ? brokenOff(sentence, written) : sentence,
      );
    }
    if (this.#sentences.length > known) await this.#keep(length);
    await this.#read();
  }

  /** Makes a part of what is not final final. */
  async #keep(length: number): Promise<void> {
    await this.#readTail(this.#rest.slice(0, length));
    this.reading.keep();
    this.#base += length;
    this.#rest = this.#rest.slice(length);
  }

  #add(sentence: ReadingSentence): void {
    this.#sentences.push(sentence);
    this.#to = sentence.end;
  }
}

/** The end of a text that goes on some time: as its own punctuation has it. */
function brokenOff(sentence: ReadingSentence, written: string): ReadingSentence {
  return { ...sentence, break: endOf(written), blockPause: 'joint' };
}

/** Length of a text without the word at its end that may go on. */
function wholeWords(text: string): number {
  if (/[.!?…;:,。！？]["'”’)\]]*$/u.test(text)) return text.length;
  const word = /[^\s]*$/u.exec(text);
  return word?.index ?? text.length;
}
