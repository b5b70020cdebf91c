import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  BoundaryEvent,
  EngineEventMap,
  MarkEvent,
  PlaybackSnapshot,
} from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import { DRAFT_VOICES, KOKORO_VOICES } from '../contracts/voices';
import { type Deferred, deferred } from '../shared/deferred';
import { SpeechError, speechError, toFailure } from '../shared/speech-error';
import { PASSED_ON } from './element-events';
import type { EnginePort, PlaybackPort } from './engine-port';
import { isActive, isOpen, mediaEvents, timeEvents } from './media-events';
import type { SpeechRequest } from './speech-request';
import { failureOf, type SpeechState } from './speech-view';

/**
 * Ties one element to an engine and to its current playback. Requests go up to the engine; the state that comes
 * back is the only one shown, and each of its changes becomes a media event on the host.
 */
export class SpeechController implements ReactiveController {
  #engine: EnginePort | undefined;
  #unsubscribe: AbortController | undefined;
  #playback: PlaybackPort | undefined;
  #leave: AbortController | undefined;
  #shown: PlaybackSnapshot | undefined;
  #sound: Deferred<void> | undefined;
  #request: SpeechRequest | undefined;
  #failure: SpeechFailure | undefined;
  #warmings = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** The current or last playback. */
  get playback(): PlaybackPort | undefined {
    return this.#playback;
  }

  /** The engine that is followed; undefined before the first request. */
  get engine(): EnginePort | undefined {
    return this.#engine;
  }

  /** Whether something is prepared that was asked for. */
  get isWarming(): boolean {
    return this.#warmings > 0;
  }

  /** The state of {@link playback}, as last reported. */
  get snapshot(): PlaybackSnapshot | undefined {
    return this.#shown;
  }

  /** What last went wrong, until the next request. */
  get failure(): SpeechFailure | undefined {
    return failureOf({ playback: this.#shown, failure: this.#failure });
  }

  /** What was last asked to be spoken. */
  get request(): SpeechRequest | undefined {
    return this.#request;
  }

  /** All that the view is drawn from, but the voice that the element asks for. */
  get state(): Omit<SpeechState, 'voice'> {
    return {
      warmup: this.#engine?.warmup ?? { reached: [], running: [] },
      progress: this.#engine?.progress,
      notice: this.#engine?.notice,
      playback: this.#shown,
      failure: this.#failure,
      warming: this.#warmings > 0,
      text: this.#request?.text ?? '',
      page: this.#request?.page,
      voices: this.#engine?.voices ?? [...KOKORO_VOICES, ...DRAFT_VOICES],
    };
  }

  hostConnected(): void {
    this.#listen();
  }

  /** A move takes the element out and puts it back within one task: only a real removal stops speech. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.#unsubscribe?.abort();
      this.#unsubscribe = undefined;
      this.stop();
    });
  }

  /** Follows this engine from now on. What the earlier one plays for this element is stopped. */
  attach(engine: EnginePort): void {
    if (engine !== this.#engine) {
      this.#leavePlayback();
      this.#engine = engine;
      this.host.requestUpdate();
      this.#dispatch('voiceschanged');
    } else if (this.#unsubscribe) return;
    this.#listen();
  }

  /**
   * Starts a text on the engine that `pick` gives. Resolves when sound begins; rejects with {@link SpeechError}.
   * Nothing is awaited before the engine is asked: a browser unlocks sound only inside the reader's gesture.
   */
  async speak(pick: () => EnginePort, request: SpeechRequest): Promise<void> {
    this.#leavePlayback();
    this.#failure = undefined;
    this.#request = request;
    try {
      const engine = pick();
      this.attach(engine);
      this.#follow(engine.speak(request.input, request.options));
    } catch (error) {
      throw this.#fail(error);
    }
    return this.#untilSound();
  }

  /** Goes on where a pause stopped it, or joins what already plays; undefined if there is nothing to resume. */
  resume(): Promise<void> | undefined {
    if (!this.#playback || !isOpen(this.#shown?.status)) return undefined;
    if (this.#shown?.status === 'paused') this.#playback.resume();
    return this.#untilSound();
  }

  /** Asks the playback to pause. */
  pause(): void {
    if (isActive(this.#shown?.status)) this.#playback?.pause();
  }

  /** Asks the playback to stop. */
  stop(): void {
    if (isOpen(this.#shown?.status)) this.#playback?.stop();
  }

  /** Does something whose failure is shown. */
  attempt(job: () => unknown): void {
    try {
      job();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes a start that the browser did not allow for none: nobody has asked for it. */
  forgive(error: unknown): void {
    if (toFailure(error).code === 'not-allowed') this.clear();
  }

  /** Makes the engine try the real model at the next request. */
  forgetFallback(): void {
    this.#engine?.retry();
    this.host.requestUpdate();
  }

  /** Forgets the playback and what went wrong. @returns whether there was a playback */
  clear(): boolean {
    const had = this.#playback !== undefined;
    this.#leavePlayback();
    this.#request = undefined;
    this.#failure = undefined;
    this.host.requestUpdate();
    return had;
  }

  /** Prepares the engine for a voice, showing how it gets on. */
  async warmUp(pick: () => EnginePort, voice: string | undefined): Promise<void> {
    await this.busyWith(() => {
      const engine = pick();
      this.attach(engine);
      return engine.warmUp(voice ? { voice } : {});
    });
  }

  /** Waits for something that is shown as a preparation, and its failure as one. Rejects with {@link SpeechError}. */
  async busyWith<T>(job: () => Promise<T>): Promise<T> {
    this.#failure = undefined;
    this.#warmings++;
    this.host.requestUpdate();
    try {
      return await job();
    } catch (error) {
      throw this.#fail(error);
    } finally {
      this.#warmings--;
      this.host.requestUpdate();
    }
  }

  /** Shows what went wrong outside a playback, and returns what the method rejects with. */
  #fail(error: unknown): SpeechError {
    const failure = toFailure(error);
    if (failure.code !== 'aborted') {
      this.#failure = failure;
      this.host.requestUpdate();
      this.#dispatch('error');
    }
    return error instanceof SpeechError ? error : new SpeechError(failure);
  }

  #listen(): void {
    this.#unsubscribe?.abort();
    const engine = this.#engine;
    if (!engine) return;
    this.#unsubscribe = new AbortController();
    const { signal } = this.#unsubscribe;
    for (const name of PASSED_ON) {
      engine.on(
        name,
        (detail) => {
          this.host.requestUpdate();
          this.host.dispatchEvent(new CustomEvent(name, { detail }));
          if (name === 'modelprogress') this.#dispatch('progress');
        },
        { signal },
      );
    }
    const tell = (detail: EngineEventMap['metrics']) =>
      this.host.dispatchEvent(new CustomEvent('metrics', { detail }));
    engine.on('metrics', tell, { signal });
  }

  #follow(playback: PlaybackPort): void {
    this.#playback = playback;
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    playback.on('statechange', (snapshot) => this.#apply(snapshot), { signal });
    playback.on('timeupdate', (snapshot) => this.#tick(snapshot), { signal });
    playback.on('boundary', (detail) => this.#boundary(detail), { signal });
    const mark = (detail: MarkEvent) =>
      this.host.dispatchEvent(new CustomEvent('mark', { detail }));
    playback.on('mark', mark, { signal });
    // Its failure arrives as a state; unheard here, the rejection would be reported as unhandled.
    playback.finished.catch(() => {});
    this.#apply(playback.snapshot);
  }

  #leavePlayback(): void {
    this.stop();
    this.#leave?.abort();
    if (this.#shown && isOpen(this.#shown.status))
      this.#apply({ ...this.#shown, status: 'stopped' });
    this.#playback = undefined;
    this.#shown = undefined;
  }

  #tick(snapshot: PlaybackSnapshot): void {
    this.#apply(snapshot);
    this.#dispatch('timeupdate');
  }

  #boundary(detail: BoundaryEvent): void {
    this.#apply(this.#playback?.snapshot ?? this.#shown);
    this.host.dispatchEvent(new CustomEvent('boundary', { detail }));
  }

  #apply(snapshot: PlaybackSnapshot | undefined): void {
    if (!snapshot) return;
    const previous = this.#shown;
    this.#shown = snapshot;
    this.host.requestUpdate();
    if (snapshot.status !== previous?.status) this.#settleSound(snapshot);
    for (const name of mediaEvents(previous?.status, snapshot.status)) this.#dispatch(name);
    for (const name of timeEvents(previous, snapshot)) this.#dispatch(name);
    // It was to go on, and could not.
    const { status, failure } = snapshot;
    if (status === 'paused' && failure && failure !== previous?.failure) this.#dispatch('error');
  }

  /** One promise for everyone who waits; a resumed playback may report `paused` until the engine has acted. */
  #untilSound(): Promise<void> {
    this.#sound ??= deferred<void>();
    const { promise } = this.#sound;
    if (this.#shown && this.#shown.status !== 'paused') this.#settleSound(this.#shown);
    return promise;
  }

  #settleSound({ status, failure }: PlaybackSnapshot): void {
    if (status === 'preparing' || status === 'buffering') return;
    const sound = this.#sound;
    this.#sound = undefined;
    if (failure) sound?.reject(new SpeechError(failure));
    else if (status === 'paused' || status === 'stopped') {
      sound?.reject(speechError('aborted', 'cancelled'));
    } else sound?.resolve();
  }

  #dispatch(name: string): void {
    this.host.dispatchEvent(new Event(name));
  }
}

/** A click, or an attribute, has no one to reject to: the failure is in the element's state and is shown there. */
export function shown(): void {}
