import type { PlaybackEventMap, PlaybackSnapshot } from '../../src/contracts/engine';
import type { SpeechFailure } from '../../src/contracts/failures';
import type { PlaybackPort } from '../../src/elements/engine-port';
import { deferred } from '../../src/shared/deferred';
import { SpeechError } from '../../src/shared/speech-error';
import { TypedEvents } from '../../src/shared/typed-events';

/** A playback without sound: a test says what it reports; requests are recorded and obeyed at once. */
export class FakePlayback extends TypedEvents<PlaybackEventMap> implements PlaybackPort {
  snapshot: PlaybackSnapshot = { status: 'preparing', currentTime: 0 };
  /** The requests that came, in order. */
  readonly requests: ('pause' | 'resume' | 'stop')[] = [];
  /** False leaves a request unanswered until the test reports something. */
  obedient = true;
  readonly #finished = deferred<void>();

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
