import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { SpeakOptions, TextInput } from '../contracts/engine';
import type { ExportOptions } from '../contracts/export';
import type { Pronunciation } from '../contracts/text';
import type { ExportJob } from '../engine/export-job';
import type { SentenceStep } from '../engine/sentence-steps';
import type { PageText } from '../page-text/page-text';
import type { Content } from './content-source';
import { isOpen } from './media-events';
import { MediaStateElement } from './media-state-element';
import { PreloadController } from './preload-controller';
import { ReadingContent } from './reading-content';
import { shown } from './speech-controller';
import { offsetOf, requestFor, type SpeechRequest } from './speech-request';

/**
 * A media element that speaks: the interface of `HTMLMediaElement` as far as speech has the same, and what speech has on top. What it
 * looks like is a matter of others. No event bubbles.
 *
 * @fires {Event} loadstart - A text begins to be fetched.
 * @fires {Event} loadedmetadata - Its length begins to be known.
 * @fires {Event} loadeddata - The first sound is there.
 * @fires {Event} canplay - It can sound.
 * @fires {Event} progress - Bytes of the model came.
 * @fires {Event} emptied - `load()` forgot what was read.
 * @fires {Event} play - `paused` is false now.
 * @fires {Event} playing - It sounds.
 * @fires {Event} pause - `paused` is true now.
 * @fires {Event} waiting - Sound has to be made first.
 * @fires {Event} seeking - It goes to another place.
 * @fires {Event} seeked - It is there.
 * @fires {Event} ended - The text was read to its end.
 * @fires {Event} timeupdate - `currentTime` moved.
 * @fires {Event} durationchange - `duration` is another one.
 * @fires {Event} ratechange - `rate` is another one.
 * @fires {Event} volumechange - `volume` or `muted` is another one.
 * @fires {Event} error - Speech failed; `error` says why.
 * @fires {Event} voiceschanged - `voices` may be others.
 * @fires {CustomEvent<BoundaryEvent>} boundary - A word or sentence begins to be heard.
 * @fires {CustomEvent<MarkEvent>} mark - A place that the document names is reached.
 * @fires {CustomEvent<ModelProgress>} modelprogress - How far the download is.
 * @fires {CustomEvent<WarmupState>} warmupchange - How far the preparation is.
 * @fires {CustomEvent<ProviderChange>} providerchange - Something else computes.
 * @fires {CustomEvent<Metric>} metrics - Something was measured.
 * @fires {CustomEvent<Notice>} notice - Something that a person should know although speech goes on.
 */
export class SpeakingElement extends MediaStateElement {
  /**
   * `auto` prepares the voice as soon as the element is in the page. `metadata` goes by what the reader seems to want: seen,
   * the element starts the runtime; pointed at or focused, it loads the model. Otherwise the first play does all.
   */
  @property({ reflect: true }) preload?: 'none' | 'metadata' | 'auto';

  readonly #content = new ReadingContent(this);

  constructor() {
    super();
    new PreloadController(this);
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
