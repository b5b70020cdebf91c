import type { Speaker } from './speaker';
import type { SpeechRequest } from './speech-request';
import type { SpeechSynthesisUtterance } from './speech-synthesis-utterance';
import type { TaskLane } from './task-lane';
import { Turn, type TurnListener } from './turn';
import { UtteranceEvents } from './utterance-events';

/** Which queue an utterance is in. */
const owners = new WeakMap<SpeechSynthesisUtterance, UtteranceQueue>();

/** What a queue needs of its surroundings. */
export interface QueueContext {
  readonly speaker: Speaker;
  /** Where events are told. */
  readonly lane: TaskLane;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/**
 * Utterances that are spoken one after the other. Its state changes at once, as the specification has it; events follow in order, so that a
 * handler never runs inside the method that caused it.
 */
export class UtteranceQueue {
  readonly #turns = new Map<Turn, SpeechSynthesisUtterance>();
  #current: Turn | undefined;
  #isPaused = false;
  readonly #listener: TurnListener = {
    onOver: (turn) => this.#over(turn),
    onPaused: () => {
      this.#isPaused = true;
    },
    onResumed: () => {
      this.#isPaused = false;
    },
  };

  constructor(private readonly context: QueueContext) {}

  /** Whether an utterance waits that has not begun to be spoken. */
  get isPending(): boolean {
    return [...this.#turns.keys()].some(({ hasStarted }) => !hasStarted);
  }

  /** Whether an utterance has begun to be spoken and is not over, paused or not. */
  get isSpeaking(): boolean {
    return this.#current?.hasStarted ?? false;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /**
   * Appends an utterance; the same one may wait more than once. If it is the first, and nothing is paused, it is spoken.
   * @throws DOMException `InvalidStateError` for an utterance that waits in another queue
   */
  add(utterance: SpeechSynthesisUtterance, request: SpeechRequest): void {
    const owner = owners.get(utterance);
    if (owner && owner !== this)
      throw new DOMException(
        'The utterance is in the queue of another SpeechSynthesis.',
        'InvalidStateError',
      );
    owners.set(utterance, this);
    const { speaker, lane, now } = this.context;
    const events = new UtteranceEvents(utterance, lane, now);
    this.#turns.set(new Turn(request, speaker, events, this.#listener), utterance);
    this.#next();
  }

  /** Empties the queue and ends what is spoken. */
  cancel(): void {
    const turns = [...this.#turns.keys()];
    this.#current = undefined;
    for (const turn of turns) this.#remove(turn);
    for (const turn of turns) turn.cancel();
  }

  /** Nothing is spoken until {@link resume}. */
  pause(): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#current?.pause();
  }

  /** Goes on where it was, or with the next utterance. */
  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#current?.resume();
    this.#next();
  }

  #next(): void {
    if (this.#isPaused || this.#current) return;
    const [turn] = this.#turns.keys();
    this.#current = turn;
    turn?.begin();
  }

  #over(turn: Turn): void {
    this.#remove(turn);
    this.#current = undefined;
    // Its last event comes first.
    this.context.lane.post(() => this.#next());
  }

  #remove(turn: Turn): void {
    const utterance = this.#turns.get(turn);
    this.#turns.delete(turn);
    const waits = [...this.#turns.values()].includes(utterance as SpeechSynthesisUtterance);
    if (utterance && !waits) owners.delete(utterance);
  }
}
