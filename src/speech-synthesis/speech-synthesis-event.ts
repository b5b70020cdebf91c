import { ERROR_CODES } from './error-codes';
import { SpeechSynthesisUtterance } from './speech-synthesis-utterance';
import { exposeInterface, toDomString, toFloat } from './web-interface';

/** Something that happened to an utterance. */
export class SpeechSynthesisEvent extends Event implements globalThis.SpeechSynthesisEvent {
  static {
    exposeInterface(SpeechSynthesisEvent, 'SpeechSynthesisEvent', 2);
  }

  readonly #utterance: globalThis.SpeechSynthesisUtterance;
  readonly #charIndex: number;
  readonly #charLength: number;
  readonly #elapsedTime: number;
  readonly #name: string;

  /** @throws TypeError without an utterance */
  constructor(type: string, init: SpeechSynthesisEventInit) {
    super(type, init);
    const { utterance, charIndex = 0, charLength = 0, elapsedTime = 0, name = '' } = init;
    if (!(utterance instanceof SpeechSynthesisUtterance))
      throw new TypeError("The member 'utterance' has to be a SpeechSynthesisUtterance.");
    this.#utterance = utterance;
    this.#charIndex = charIndex >>> 0;
    this.#charLength = charLength >>> 0;
    this.#elapsedTime = toFloat(elapsedTime, -Infinity, Infinity);
    this.#name = toDomString(name);
  }

  get utterance(): globalThis.SpeechSynthesisUtterance {
    return this.#utterance;
  }

  /** Offset in the utterance's text, in UTF-16 code units: markup of a document included. */
  get charIndex(): number {
    return this.#charIndex;
  }

  /** Length of the word or sentence that begins; 0 for other events. */
  get charLength(): number {
    return this.#charLength;
  }

  /** Seconds since the utterance's start. */
  get elapsedTime(): number {
    return this.#elapsedTime;
  }

  /** `word` or `sentence` for a boundary, a mark's own name, else empty. */
  get name(): string {
    return this.#name;
  }
}

/** Why an utterance was not spoken, or not to its end. */
export class SpeechSynthesisErrorEvent
  extends SpeechSynthesisEvent
  implements globalThis.SpeechSynthesisErrorEvent
{
  static {
    exposeInterface(SpeechSynthesisErrorEvent, 'SpeechSynthesisErrorEvent', 2);
  }

  readonly #error: SpeechSynthesisErrorCode;

  /** @throws TypeError without an utterance, or for a code that there is not */
  constructor(type: string, init: SpeechSynthesisErrorEventInit) {
    super(type, init);
    const { error } = init;
    if (!ERROR_CODES.has(error))
      throw new TypeError(`'${error}' is not a valid value of SpeechSynthesisErrorCode.`);
    this.#error = error;
  }

  get error(): SpeechSynthesisErrorCode {
    return this.#error;
  }
}
