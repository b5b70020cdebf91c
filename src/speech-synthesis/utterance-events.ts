import { SpeechSynthesisErrorEvent, SpeechSynthesisEvent } from './speech-synthesis-event';
import type { SpeechSynthesisUtterance } from './speech-synthesis-utterance';
import type { TaskLane } from './task-lane';

/** What an event may tell besides whose it is. */
type Detail = Omit<SpeechSynthesisEventInit, 'utterance' | keyof EventInit>;

/** Tells an utterance's events: each says what held when it happened, and comes in a task of its own. */
export class UtteranceEvents {
  #startedAt: number | undefined;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    private readonly utterance: SpeechSynthesisUtterance,
    private readonly lane: TaskLane,
    private readonly now: () => number,
  ) {}

  /** Whether the utterance has begun to be spoken. */
  get hasStarted(): boolean {
    return this.#startedAt !== undefined;
  }

  /** It begins to be spoken; told once. */
  start(): void {
    if (this.hasStarted) return;
    this.#startedAt = this.now();
    this.tell('start', { elapsedTime: 0 });
  }

  tell(type: string, detail: Detail = {}): void {
    const { utterance } = this;
    const init = { utterance, elapsedTime: this.#elapsed(), ...detail };
    this.#post(new SpeechSynthesisEvent(type, init));
  }

  /** It is not spoken, or no longer. */
  tellError(error: SpeechSynthesisErrorCode, charIndex: number): void {
    const { utterance } = this;
    const init = { utterance, elapsedTime: this.#elapsed(), charIndex, error };
    this.#post(new SpeechSynthesisErrorEvent('error', init));
  }

  /** Seconds since the start. */
  #elapsed(): number {
    return this.#startedAt === undefined ? 0 : (this.now() - this.#startedAt) / 1000;
  }

  #post(event: SpeechSynthesisEvent): void {
    this.lane.post(() => this.utterance.dispatchEvent(event));
  }
}
