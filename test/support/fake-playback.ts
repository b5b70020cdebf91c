import type {
  BoundaryEvent,
  MarkEvent,
  PlaybackEventMap,
  PlaybackSnapshot,
} from '../../src/contracts/engine';
import type { SpeechFailure } from '../../src/contracts/failures';
import type { SentenceOutline } from '../../src/contracts/text';
import type { PlaybackPort } from '../../src/elements/engine-port';
import type { SentenceStep } from '../../src/engine/sentence-steps';
import { StopRules } from '../../src/engine/stop-rules';
import { deferred } from '../../src/shared/deferred';
import { SpeechError } from '../../src/shared/speech-error';
import { TypedEvents } from '../../src/shared/typed-events';

/** A playback without sound: a test says what it reports; requests are recorded and obeyed at once. */
export class FakePlayback extends TypedEvents<PlaybackEventMap> implements PlaybackPort {
  snapshot: PlaybackSnapshot = {
    status: 'preparing',
    currentTime: 0,
    duration: Number.NaN,
    durationEstimated: true,
    seeking: false,
  };
  /** The requests that came, in order. */
  readonly requests: string[] = [];
  readonly stops = new StopRules();
  buffered: readonly [number, number] | undefined;
  isMade = false;
  sentences: SentenceOutline[] = [];
  rate = 1;
  volume = 1;
  muted = false;
  /** False leaves a request unanswered until the test reports something. */
  obedient = true;
  readonly #finished = deferred<void>();

  constructor() {
    super();
    // As the real one: who follows events instead is not told of an unhandled rejection.
    this.#finished.promise.catch(() => undefined);
  }

  get finished(): Promise<void> {
    return this.#finished.promise;
  }

  pause(): void {
    this.#take('pause', 'paused');
  }

  resume(): void {
    this.#take('resume', 'playing');
  }

  stop(): void {
    this.#take('stop', 'stopped');
  }

  get currentTime(): number {
    return this.snapshot.currentTime;
  }

  get duration(): number {
    return this.snapshot.duration;
  }

  cancel(): number {
    this.stop();
    return this.snapshot.word?.end ?? 0;
  }

  seek(seconds: number): void {
    this.requests.push(`seek ${seconds}`);
  }

  seekToOffset(offset: number): void {
    this.requests.push(`seek to ${offset}`);
  }

  step(step: SentenceStep): void {
    this.requests.push(step);
  }

  /** Reports a change, as the engine would. */
  report(change: Partial<PlaybackSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    this.emit('statechange', this.snapshot);
    if (this.snapshot.status === 'ended') this.#finished.resolve();
  }

  /** Reports that this many seconds were heard. */
  advance(currentTime: number): void {
    this.snapshot = { ...this.snapshot, currentTime };
    this.emit('timeupdate', this.snapshot);
  }

  /** Reports that a word or sentence begins to be heard. */
  reach(event: BoundaryEvent): void {
    this.emit('boundary', event);
  }

  /** Reports that a place that the document names is reached. */
  pass(event: MarkEvent): void {
    this.emit('mark', event);
  }

  /** Ends in a failure. */
  fail(failure: SpeechFailure): void {
    this.report({ status: 'failed', failure });
    this.#finished.reject(new SpeechError(failure));
  }

  #take(request: 'pause' | 'resume' | 'stop', status: PlaybackSnapshot['status']): void {
    this.requests.push(request);
    if (this.obedient) this.report({ status });
  }
}
