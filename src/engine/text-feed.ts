import type { TextInput } from '../contracts/engine';
import { speechError } from '../shared/speech-error';

/** Where a text that is still being written goes. */
export interface TextSink {
  write(text: string): Promise<void>;
  flush(isWhole: boolean): Promise<void>;
  end(): Promise<void>;
}

/** Hands on what somebody writes, and says when there was a pause. What comes meanwhile goes on in one piece. */
export class TextFeed {
  readonly #source: AsyncIterator<string>;
  #pending = '';
  #sending: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether no piece will come. */
  #isComplete = false;
  /** Whether nothing will be handed on. */
  #isOver = false;
  #failure: unknown;

  /**
   * @param flushAfter milliseconds without a piece after which what is there is enough
   * @throws SpeechError `invalid-argument` (`bad-option`) for an input that is none
   */
  constructor(
    input: Exclude<TextInput, string>,
    private readonly sink: TextSink,
    private readonly flushAfter: number,
  ) {
    this.#source = piecesOf(input);
  }

  /** Why the input ended before its time; undefined if it did not. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Whether it waits for the next piece. */
  get isWaiting(): boolean {
    return !this.#isComplete && this.#pending === '' && this.#sending === undefined;
  }

  /** Reads to the end of the input, or to its failure. Never rejects. */
  async run(): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await this.#source.next();
        if (done || this.#isOver) break;
        this.#write(requireText(value));
      }
    } catch (error) {
      if (!this.#isOver) this.#failure = inputFailure(error);
    }
    this.#isComplete = true;
    clearTimeout(this.#timer);
    await this.#sending;
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#tell(() => this.sink.end());
  }

  /** Nobody wants the rest: the input is told so, that nobody writes it. */
  cancel(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    // Its failure is nobody's any more.
    void Promise.resolve(this.#source.return?.()).catch(() => undefined);
  }

  #write(text: string): void {
    clearTimeout(this.#timer);
    this.#pending += text;
    this.#sending ??= this.#send();
  }

  async #send(): Promise<void> {
    while (this.#pending !== '' && !this.#isOver) {
      const text = this.#pending;
      this.#pending = '';
      await this.#tell(() => this.sink.write(text));
    }
    this.#sending = undefined;
    const isLast = this.#isOver || this.#isComplete;
    if (isLast || this.flushAfter === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => void this.#tell(() => this.sink.flush(false)), this.flushAfter);
  }

  /** A reader that has gone is told to whoever waits for its units. */
  async #tell(call: () => Promise<void>): Promise<void> {
    try {
      await call();
    } catch {
      this.cancel();
    }
  }
}

function piecesOf(input: Exclude<TextInput, string>): AsyncIterator<string> {
  const given: unknown = input;
  if (typeof given === 'object' && given !== null) {
    // Not as an iterable, which streams are in most browsers: that cannot be given up while a piece is waited for.
    if ('getReader' in given) return piecesOfStream(given as ReadableStream<string>);
    if (Symbol.asyncIterator in given)
      return (given as AsyncIterable<string>)[Symbol.asyncIterator]();
  }
  throw speechError('invalid-argument', 'bad-option', {
    option: 'text',
    value: String(input),
    problem: 'use a string, an async iterable of strings or a ReadableStream of strings',
  });
}

function piecesOfStream(stream: ReadableStream<string>): AsyncIterator<string> {
  const reader = stream.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? { done, value: undefined } : { done, value };
    },
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

function requireText(piece: unknown): string {
  if (typeof piece === 'string') return piece;
  throw new TypeError(
    `a piece of it is no string but ${piece instanceof Uint8Array ? 'bytes: pipe it through a TextDecoderStream' : typeof piece}`,
  );
}

/** An input that was given up is no failure of it. */
function inputFailure(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'AbortError')
    return speechError('aborted', 'cancelled', {}, error);
  const problem = error instanceof Error ? error.message : String(error);
  return speechError('text-failed', 'broke-off', { problem }, error);
}
