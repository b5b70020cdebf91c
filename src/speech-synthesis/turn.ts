import type { BoundaryEvent, PlaybackSnapshot, SpeakOptions } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { TextSpan } from '../contracts/text';
import { toFailure } from '../shared/speech-error';
import { errorCodeOf } from './error-codes';
import type { Speaker, SpokenPlayback } from './speaker';
import type { SpeechRequest } from './speech-request';
import type { UtteranceEvents } from './utterance-events';

/** What a turn tells its queue, in the moment in which it happens; the utterance's event follows. */
export interface TurnListener {
  onOver(turn: Turn): void;
  /** The engine paused without being asked: another voice began, or the output is away. */
  onPaused(): void;
  /** The engine goes on without being asked. */
  onResumed(): void;
}

/** One way of an utterance through the queue: from `speak()` until it was spoken, failed or was cancelled. */
export class Turn {
  #playback: SpokenPlayback | undefined;
  /** Ends the listening to {@link #playback}. */
  #leave: AbortController | undefined;
  #isPaused = false;
  /** The word that was heard last. */
  #word: TextSpan = { start: 0, end: 0 };

  constructor(
    private readonly request: SpeechRequest,
    private readonly speaker: Speaker,
    private readonly events: UtteranceEvents,
    private readonly listener: TurnListener,
  ) {}

  /** Whether it has begun to be spoken. */
  get hasStarted(): boolean {
    return this.events.hasStarted;
  }

  /** Has it spoken. Call it inside the reader's gesture, if there is one. */
  begin(): void {
    const { text, options, refusal } = this.request;
    if (refusal) this.#fail(refusal);
    else if (text.trim() === '') this.#finish();
    else this.#speak(options);
  }

  pause(): void {
    this.#halt();
    this.#playback?.pause();
  }

  resume(): void {
    this.#goOn();
    this.#playback?.resume();
  }

  /** Ends it; its queue knows. */
  cancel(): void {
    this.#leave?.abort();
    this.#playback?.stop();
    this.#tellCut();
  }

  #speak(options: SpeakOptions): void {
    let playback: SpokenPlayback;
    try {
      playback = this.speaker.speak(this.request.text, options);
    } catch (error) {
      // Options of the engine that make no sense show when it is made.
      this.#fail(errorCodeOf(toFailure(error)));
      return;
    }
    if (this.#isPaused) playback.pause();
    this.#playback = playback;
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    playback.on('statechange', (snapshot) => this.#follow(snapshot, options), { signal });
    playback.on('boundary', (event) => this.#reach(event), { signal });
    playback.on('mark', ({ name }) => this.#pass(name), { signal });
    this.#follow(playback.snapshot, options);
  }

  #follow({ status, failure }: PlaybackSnapshot, options: SpeakOptions): void {
    if (status === 'ended') this.#finish();
    else if (status === 'failed') this.#failed(failure, options);
    else if (status === 'stopped') this.#stopped();
    else {
      this.#followPause(status === 'paused');
      if (status === 'playing') this.events.start();
    }
  }

  #followPause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    if (isPaused) {
      this.listener.onPaused();
      this.#halt();
    } else {
      this.listener.onResumed();
      this.#goOn();
    }
  }

  #failed(failure: SpeechFailure | undefined, options: SpeakOptions): void {
    const reason = failure?.code === 'invalid-argument' ? failure.reason : undefined;
    if (reason === 'bad-document' && options.type !== 'text/plain') {
      // Markup that is no document is text like any other.
      this.#leave?.abort();
      this.#speak({ ...options, type: 'text/plain' });
    } else if (reason === 'nothing-speakable' || reason === 'empty-text') {
      // What makes no sound was spoken when nothing was heard.
      this.#finish();
    } else this.#fail(failure ? errorCodeOf(failure) : 'synthesis-failed');
  }

  /** Somebody else stopped the engine. */
  #stopped(): void {
    this.#leave?.abort();
    this.#tellCut();
    this.listener.onOver(this);
  }

  #halt(): void {
    this.#isPaused = true;
    if (this.hasStarted) this.events.tell('pause', { charIndex: this.#word.start });
  }

  #goOn(): void {
    this.#isPaused = false;
    if (this.hasStarted) this.events.tell('resume', { charIndex: this.#word.start });
  }

  #reach({ name, start, end }: BoundaryEvent): void {
    this.events.start();
    if (name === 'word') this.#word = { start, end };
    this.events.tell('boundary', { charIndex: start, charLength: end - start, name });
  }

  #pass(name: string): void {
    this.events.start();
    this.events.tell('mark', { charIndex: this.#word.end, name });
  }

  #finish(): void {
    this.#leave?.abort();
    this.events.start();
    this.events.tell('end', { charIndex: this.request.text.length });
    this.listener.onOver(this);
  }

  #fail(code: SpeechSynthesisErrorCode): void {
    this.#leave?.abort();
    this.events.tellError(code, this.#word.start);
    this.listener.onOver(this);
  }

  #tellCut(): void {
    this.events.tellError(this.hasStarted ? 'interrupted' : 'canceled', this.#word.start);
  }
}
