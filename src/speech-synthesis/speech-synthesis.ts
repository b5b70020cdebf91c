import type { VoiceInfo } from '../contracts/voices';
import { EventHandlers } from './event-handlers';
import type { Speaker } from './speaker';
import { speechRequest } from './speech-request';
import { SpeechSynthesisUtterance } from './speech-synthesis-utterance';
import { TaskLane } from './task-lane';
import { UtteranceQueue } from './utterance-queue';
import { VoiceList } from './voice-list';
import { exposeInterface, illegalConstructor, MADE_HERE } from './web-interface';

type VoicesHandler = globalThis.SpeechSynthesis['onvoiceschanged'];

/** What a `SpeechSynthesis` is made of. */
export interface SynthesisParts {
  readonly speaker: Speaker;
  /** The defaults of their languages first. */
  readonly voices: readonly VoiceInfo[];
  /** Milliseconds of a clock that never goes back; default the page's. */
  readonly now?: () => number;
}

/** The Web Speech API's `speechSynthesis` over an engine. Scripts cannot make one: `createSpeechSynthesis()` does. */
export class SpeechSynthesis extends EventTarget implements globalThis.SpeechSynthesis {
  static {
    exposeInterface(SpeechSynthesis, 'SpeechSynthesis', 0);
  }

  readonly #handlers = new EventHandlers(this);
  readonly #lane = new TaskLane();
  readonly #voices: VoiceList;
  readonly #queue: UtteranceQueue;
  #isVoicesTold = false;

  /** @throws TypeError if a script calls it */
  constructor(key?: typeof MADE_HERE, parts?: SynthesisParts) {
    if (key !== MADE_HERE || !parts) throw illegalConstructor();
    super();
    const { speaker, voices, now = () => performance.now() } = parts;
    this.#voices = new VoiceList(voices);
    this.#queue = new UtteranceQueue({ speaker, lane: this.#lane, now });
  }

  /** Whether an utterance waits that has not begun to be spoken. */
  get pending(): boolean {
    return this.#queue.isPending;
  }

  /** Whether an utterance has begun to be spoken and is not over, paused or not. */
  get speaking(): boolean {
    return this.#queue.isSpeaking;
  }

  /** Whether it is paused, whatever waits. */
  get paused(): boolean {
    return this.#queue.isPaused;
  }

  get onvoiceschanged(): VoicesHandler {
    return this.#handlers.get('voiceschanged');
  }

  set onvoiceschanged(handler: VoicesHandler) {
    this.#handlers.set('voiceschanged', handler);
  }

  /**
   * Appends an utterance to the queue. Call it from the reader's gesture: browsers let a page sound only after one.
   * @throws TypeError for what is no utterance, DOMException `InvalidStateError` for one in another queue
   */
  speak(utterance: globalThis.SpeechSynthesisUtterance): void {
    if (!(utterance instanceof SpeechSynthesisUtterance))
      throw new TypeError("The argument is not of type 'SpeechSynthesisUtterance'.");
    this.#queue.add(utterance, speechRequest(utterance, this.#voices, pageLanguage()));
  }

  /** Empties the queue and ends what is spoken. Whether it is paused stays as it is. */
  cancel(): void {
    this.#queue.cancel();
  }

  pause(): void {
    this.#queue.pause();
  }

  resume(): void {
    this.#queue.resume();
  }

  /** The voices, known from the beginning; the first is the default. */
  getVoices(): globalThis.SpeechSynthesisVoice[] {
    return this.#voices.voices;
  }

  /** As any target's. Whoever asks first for `voiceschanged` is told once, because pages wait for it before they look at the voices. */
  override addEventListener(...listening: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...listening);
    if (listening[0] !== 'voiceschanged' || this.#isVoicesTold) return;
    this.#isVoicesTold = true;
    this.#lane.post(() => this.dispatchEvent(new Event('voiceschanged')));
  }
}

/** The language of the page (BCP 47); empty if it names none, or there is no page. */
function pageLanguage(): string {
  return globalThis.document?.documentElement?.lang ?? '';
}
