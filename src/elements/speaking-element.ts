import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { SpeakOptions, TextInput } from '../contracts/engine';
import type { ExportOptions } from '../contracts/export';
import type { SpeechFailure } from '../contracts/failures';
import type { Provider } from '../contracts/provider';
import type { Pronunciation, SentenceOutline, TextSpan } from '../contracts/text';
import type { VoiceInfo } from '../contracts/voices';
import type { ExportJob } from '../engine/export-job';
import type { SentenceStep } from '../engine/sentence-steps';
import { sharedEngine } from '../engine/shared-engine';
import type { PageText } from '../page-text/page-text';
import type { Content } from './content-source';
import { engineOptions } from './element-options';
import type { EnginePort, PlaybackPort } from './engine-port';
import { isActive, isOpen } from './media-events';
import { networkStateOf, readyStateOf, TimeRange } from './media-state';
import { PreloadController } from './preload-controller';
import { ReadingContent } from './reading-content';
import { ReadingElement } from './reading-element';
import { SpeechController, shown } from './speech-controller';
import { offsetOf, requestFor, type SpeechRequest } from './speech-request';

/**
 * A media element that speaks: the interface of `HTMLMediaElement` as far as speech has the same, and what speech has on top. What it
 * looks like is a matter of others.
 */
export class SpeakingElement extends ReadingElement {
  /**
   * `auto` prepares the voice as soon as the element is in the page. `metadata` goes by what the reader seems to want: seen,
   * the element starts the runtime; pointed at or focused, it loads the model. Otherwise the first play does all.
   */
  @property({ reflect: true }) preload?: 'none' | 'metadata' | 'auto';

  protected readonly speech = new SpeechController(this);
  readonly #content = new ReadingContent(this);
  #ownEngine: EnginePort | undefined;

  constructor() {
    super();
    new PreloadController(this);
  }

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

  /**
   * Reads the text, or goes on after a pause; where a text of {@link speak} could not begin, and now may, it reads that. Resolves when
   * sound begins; rejects with `SpeechError`.
   */
  async play(): Promise<void> {
    const { request, failure } = this.speech;
    const resumed = this.speech.resume();
    if (resumed) return resumed;
    const isRefused = request?.isGiven && failure?.retryable;
    return isRefused ? this.#speak(request) : this.#start(this.#take(), {});
  }

  /** Pauses; {@link play} goes on. */
  pause(): void {
    this.speech.pause();
  }

  /** Ends reading. */
  stop(): void {
    this.#content.abandon();
    this.speech.stop();
  }

  /** Forgets what was read: the next start takes the text anew. What `autoplay` and `preload` ask for begins again. */
  load(): void {
    this.#content.abandon();
    if (this.speech.clear()) this.dispatchEvent(new Event('emptied'));
    this.#begin();
  }

  /** Goes to the next sentence. */
  next(): void {
    this.step('next-sentence');
  }

  /** Goes to the beginning of the sentence, or to the one before. */
  previous(): void {
    this.step('previous-sentence');
  }

  /**
   * Reads on from a place: an offset in the text, or a place of the page that the element reads. Resolves when sound begins; rejects with
   * `SpeechError`.
   */
  async playFrom(place: number | Node | AbstractRange): Promise<void> {
    if (isOpen(this.speech.snapshot?.status) && this.seekTo(place)) {
      await this.speech.resume();
      return;
    }
    await this.#start(this.#take(), {}, place);
  }

  /** Writes the sound of the text to a file. Rejects with `SpeechError` if the text cannot be had; the job tells the rest. */
  async export(options: ExportOptions): Promise<ExportJob> {
    const { text, options: own } = requestFor(
      await this.#take(),
      this.speakOptions(await this.#content.lexicon()),
    );
    return this.engine.export(text, { ...own, ...options });
  }

  /**
   * Goes to a place in the text: an offset in what was given to {@link speak}, or a place of the page that is read.
   * @returns false if the place is not in it, or nothing plays
   */
  seekTo(place: number | Node | AbstractRange): boolean {
    const { playback, request } = this.speech;
    const offset = offsetOf(place, request?.page);
    if (!playback || offset === undefined) return false;
    playback.seekToOffset(offset);
    return true;
  }

  /** Goes to a neighbouring sentence or paragraph. */
  step(step: SentenceStep): void {
    this.speech.playback?.step(step);
  }

  /**
   * Reads this instead of what the element names: a text, also one that is still being written, or a part of the page, which is
   * highlighted then. Resolves when sound begins; rejects with `SpeechError`.
   */
  async speak(text: TextInput | PageText, options: SpeakOptions = {}): Promise<void> {
    this.#content.abandon();
    return this.#start(text, { ...options, isGiven: true });
  }

  /** Downloads and prepares the voice without a sound. Rejects with `SpeechError`. */
  async warmUp(): Promise<void> {
    return this.speech.warmUp(() => this.engine, this.voice);
  }

  /** Tries the real model again after a fallback or a failure: goes on, reads the last text anew, or warms up. */
  async retry(): Promise<void> {
    this.speech.forgetFallback();
    const { request, snapshot } = this.speech;
    if (snapshot?.status === 'paused' && snapshot.failure) return this.play();
    if (!request) return this.warmUp();
    const again = typeof request.input === 'string' ? request.input : request.text;
    return this.#speak({ ...request, input: again });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { playback } = this.speech;
    const { rate, volume, muted } = this;
    if (changed.has('loop') && playback) playback.stops.loop = this.loop;
    if (changed.has('rate') && (changed.get('rate') ?? 1) !== rate) {
      this.speech.attempt(() => playback && Object.assign(playback, { rate }));
      this.dispatchEvent(new Event('ratechange'));
    }
    const isLouder = changed.has('volume') && (changed.get('volume') ?? 1) !== volume;
    const isMuted = changed.has('muted') && (changed.get('muted') ?? false) !== muted;
    if (!isLouder && !isMuted) return;
    this.speech.attempt(() => playback && Object.assign(playback, { volume, muted }));
    this.dispatchEvent(new Event('volumechange'));
  }

  protected override firstUpdated(): void {
    void this.updateComplete.then(() => this.#begin());
  }

  /** What the attributes ask for without a reader. */
  #begin(): void {
    if (this.autoplay) void this.play().catch((error) => this.speech.forgive(error));
    else if (this.preload === 'auto') void this.warmUp().catch(shown);
  }

  #take(): Content | Promise<Content> {
    // What stands in the element is read as it is rendered.
    if (!this.hasUpdated) this.performUpdate();
    return this.#content.take();
  }

  /** Inside the reader's gesture still: what has to be fetched comes later, and a browser allows sound only now. */
  async #start(
    content: Content | TextInput | Promise<Content>,
    { isGiven, ...options }: SpeakOptions & { readonly isGiven?: boolean },
    place?: number | Node | AbstractRange,
  ): Promise<void> {
    const lexicon = this.#content.lexicon();
    const spoken = (
      text: Content | TextInput,
      entries: readonly Pronunciation[] | undefined,
    ): SpeechRequest => {
      const own = this.speakOptions(entries);
      return Object.assign(requestFor(text, { ...own, ...options }, place), { isGiven });
    };
    const isThere = !(content instanceof Promise) && !(lexicon instanceof Promise);
    const request = isThere
      ? spoken(content, lexicon)
      : await this.speech.busyWith(async () => {
          this.engine.unlock();
          return spoken(await content, await lexicon);
        });
    return this.#speak(request);
  }

  #speak(request: SpeechRequest): Promise<void> {
    const sound = this.speech.speak(() => this.engine, request);
    const { playback } = this.speech;
    if (playback) playback.stops.loop = this.loop;
    return sound;
  }
}
