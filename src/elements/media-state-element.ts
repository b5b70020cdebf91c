import type { SpeechFailure } from '../contracts/failures';
import type { Provider } from '../contracts/provider';
import type { SentenceOutline, TextSpan } from '../contracts/text';
import type { VoiceInfo } from '../contracts/voices';
import { sharedEngine } from '../engine/shared-engine';
import { CaptionTrack } from './caption-track';
import { engineOptions } from './element-options';
import type { EnginePort, PlaybackPort } from './engine-port';
import { isActive } from './media-events';
import { networkStateOf, readyStateOf, TimeRange } from './media-state';
import { ReadingElement } from './reading-element';
import { SpeechController } from './speech-controller';

/** An element that tells what is read and how far it is, as `HTMLMediaElement` does, and what speech has on top. */
export class MediaStateElement extends ReadingElement {
  protected readonly speech = new SpeechController(this);
  readonly #captions = new CaptionTrack(this, this.speech);
  #ownEngine: EnginePort | undefined;

  /**
   * The engine: the shared one for the element's attributes, or the one that was set here.
   * Reading it throws `SpeechError` if an attribute means nothing.
   */
  get engine(): EnginePort {
    return this.#ownEngine ?? sharedEngine(engineOptions(this));
  }

  /** Uses this engine whatever the attributes say; undefined goes back to the shared one. */
  set engine(engine: EnginePort | undefined) {
    this.#ownEngine = engine;
    if (engine) this.speech.attach(engine);
  }

  /** The current or last playback. */
  get playback(): PlaybackPort | undefined {
    return this.speech.playback;
  }

  /** False while it sounds or is about to. */
  get paused(): boolean {
    return !isActive(this.speech.snapshot?.status);
  }

  /** Whether the text was read to its end. */
  get ended(): boolean {
    return this.speech.snapshot?.status === 'ended';
  }

  /** Seconds of the text's sound, as it is at rate 1, up to what is heard; setting it goes there. */
  get currentTime(): number {
    return this.speech.playback?.currentTime ?? 0;
  }

  set currentTime(seconds: number) {
    this.speech.playback?.seek(seconds);
  }

  /** Seconds that the text takes at rate 1, estimated as far as it is not made; `NaN` before anything is known. */
  get duration(): number {
    return this.speech.playback?.duration ?? Number.NaN;
  }

  /** Whether it is on its way to another place. */
  get seeking(): boolean {
    return this.speech.snapshot?.seeking ?? false;
  }

  /** Why speech failed, until the next start. */
  get error(): SpeechFailure | null {
    return this.speech.failure ?? null;
  }

  /** Seconds of the text that are reached at once. */
  get buffered(): TimeRanges {
    return new TimeRange(this.speech.playback?.buffered);
  }

  /** Seconds of the text that can be gone to: all of it. */
  get seekable(): TimeRanges {
    return new TimeRange(this.duration > 0 ? [0, this.duration] : undefined);
  }

  /** Whether part of {@link duration} is not made yet, and so only estimated. */
  get durationIsEstimate(): boolean {
    return this.speech.snapshot?.durationEstimated ?? true;
  }

  /** How much of the text is there; one of {@link READY_STATE}. */
  get readyState(): number {
    return readyStateOf(this.speech.playback, this.speech.snapshot);
  }

  /** What is loaded; one of {@link NETWORK_STATE}. */
  get networkState(): number {
    return networkStateOf(this.speech);
  }

  /** One track of captions: a cue for each sentence that was heard, as it begins. */
  get textTracks(): TextTrackList {
    return this.#captions.tracks;
  }

  /** The voices that can be named. */
  get voices(): readonly VoiceInfo[] {
    return this.speech.state.voices;
  }

  /** The sentences of what is read, as far as they are known. */
  get sentences(): readonly SentenceOutline[] {
    return this.speech.playback?.sentences ?? [];
  }

  /** The sentence that is heard; offsets are in what was given to {@link speak}. */
  get currentSentence(): TextSpan | undefined {
    return this.speech.snapshot?.sentence;
  }

  /** The word that is heard. */
  get currentWord(): TextSpan | undefined {
    return this.speech.snapshot?.word;
  }

  /** What makes the sound that is heard; undefined before there is any. */
  get activeProvider(): Provider | undefined {
    return this.speech.snapshot?.provider;
  }

  /** The engine's sessions. */
  get health(): EnginePort['health'] {
    return this.engine.health;
  }

  /** What the engine measured. */
  get metrics(): ReturnType<EnginePort['metrics']['snapshot']> {
    return this.engine.metrics.snapshot();
  }
}
