import type { AudioChannel, AudioPlayer } from '../audio/audio-player';
import type { PlaybackEventMap, PlaybackSnapshot, PlaybackStatus } from '../contracts/engine';
import type { MetricSink } from '../contracts/metrics';
import { deferred } from '../shared/deferred';
import { SpeechError, throwIfAborted, toFailure } from '../shared/speech-error';
import { TypedEvents } from '../shared/typed-events';
import type { SpokenUnit } from './utterance';

/** Sound made ahead of the ear at most, in seconds: what bounds memory for a long text. */
const SECONDS_AHEAD = 20;

/** What a playback needs of its engine. */
export interface PlaybackContext {
  readonly player: AudioPlayer;
  readonly metrics: MetricSink;
  /** The units to play, made as they are asked for. */
  units(signal: AbortSignal): AsyncGenerator<SpokenUnit>;
}

/** One text being read aloud: from `speak()` until it ended, was stopped, or failed. */
export class Playback extends TypedEvents<PlaybackEventMap> {
  /** Resolves when the text has been heard or was stopped; rejects with a SpeechError when it failed. */
  readonly finished: Promise<void>;
  readonly #finished = deferred<void>();
  readonly #controller = new AbortController();
  readonly #units = new Map<number, SpokenUnit>();
  #channel: AudioChannel | undefined;
  #paused = false;
  #snapshot: PlaybackSnapshot = { status: 'preparing', currentTime: 0 };
  /** What it does when it is not paused. */
  #running: 'preparing' | 'playing' | 'buffering' = 'preparing';
  readonly #asked = performance.now();

  constructor(private readonly context: PlaybackContext) {
    super();
    this.finished = this.#finished.promise;
    // A caller that follows events instead must not be told of an unhandled rejection.
    this.finished.catch(() => undefined);
    // Inside the reader's gesture still.
    context.player.unlock();
    void this.#run();
  }

  /** What is known now. */
  get snapshot(): PlaybackSnapshot {
    return this.#snapshot;
  }

  /** Whether nothing will sound any more. */
  get isOver(): boolean {
    const { status } = this.#snapshot;
    return status === 'ended' || status === 'stopped' || status === 'failed';
  }

  /** Falls silent and stays where it is; what is being made goes on being made, up to a bound. */
  pause(): void {
    if (this.isOver || this.#paused) return;
    this.#paused = true;
    this.#channel?.pause();
    this.#update({ status: 'paused' });
  }

  /** Goes on after {@link pause}. */
  resume(): void {
    if (this.isOver || !this.#paused) return;
    this.#paused = false;
    this.context.player.unlock();
    this.#channel?.resume();
    this.#update({ status: this.#running });
  }

  /** Ends it for good; {@link finished} resolves. */
  stop(): void {
    if (this.isOver) return;
    this.#close('stopped');
    this.#finished.resolve();
  }

  async #run(): Promise<void> {
    const { signal } = this.#controller;
    try {
      const opened = this.context.player.open();
      // Told at once: nobody should wait for a download only to learn that nothing can sound.
      opened.catch((error) => this.#fail(error));
      for await (const spoken of this.context.units(signal)) {
        await opened;
        throwIfAborted(signal);
        this.#channel ??= await this.#openChannel();
        const channel = this.#channel;
        this.#units.set(spoken.unit.index, spoken);
        channel.push(spoken.unit.index, spoken.chunk.samples, spoken.unit.pauseAfter);
        await channel.whenBelow(SECONDS_AHEAD);
      }
      if (this.#channel) this.#channel.end();
      else this.#end();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #openChannel(): Promise<AudioChannel> {
    const channel = await this.context.player.begin({
      onUnit: (unit) => this.#unitHeard(unit),
      onPosition: (seconds) => this.#positionHeard(seconds),
      onUnderrun: () => this.#ranDry(),
      onDrained: () => this.#end(),
    });
    if (this.#paused) channel.pause();
    return channel;
  }

  #unitHeard(index: number): void {
    const heard = this.#units.get(index);
    if (!heard) return;
    // Earlier units will not be heard again: their sound is the player's, their text not needed.
    for (const key of this.#units.keys()) if (key < index) this.#units.delete(key);
    if (index === 0) {
      const value = performance.now() - this.#asked;
      this.context.metrics({ name: 'time-to-first-audio', value, unit: 'ms' });
    }
    this.#running = 'playing';
    this.#update({
      status: this.#paused ? 'paused' : 'playing',
      voice: heard.voice,
      provider: heard.chunk.provider,
      sentence: heard.unit.sentence,
    });
  }

  #positionHeard(currentTime: number): void {
    this.#snapshot = { ...this.#snapshot, currentTime };
    this.emit('timeupdate', this.#snapshot);
  }

  #ranDry(): void {
    this.context.metrics({ name: 'buffer-underrun', value: 1, unit: 'count' });
    this.#running = 'buffering';
    if (!this.#paused) this.#update({ status: 'buffering' });
  }

  #end(): void {
    this.#close('ended');
    this.#finished.resolve();
  }

  #fail(error: unknown): void {
    if (this.isOver) return;
    const failure = toFailure(error);
    this.#close(failure.code === 'aborted' ? 'stopped' : 'failed', { failure });
    if (failure.code === 'aborted') this.#finished.resolve();
    else this.#finished.reject(new SpeechError(failure));
  }

  #close(status: PlaybackStatus, change: Partial<PlaybackSnapshot> = {}): void {
    if (this.isOver) return;
    this.#update({ ...change, status });
    this.#controller.abort();
    if (status !== 'ended') this.#channel?.stop();
    this.#units.clear();
  }

  #update(change: Partial<PlaybackSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.emit('statechange', this.#snapshot);
  }
}
