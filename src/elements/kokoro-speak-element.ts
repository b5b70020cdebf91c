import { type CSSResultGroup, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Notice, SpeakOptions } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { Pronunciation, TextType, Verbosity } from '../contracts/text';
import type { SentenceStep } from '../engine/sentence-steps';
import { sharedEngine } from '../engine/shared-engine';
import type { PageText } from '../page-text/page-text';
import { contentOf } from './content-source';
import { engineOptions } from './element-options';
import { EngineElement } from './engine-element';
import type { EnginePort, PlaybackPort } from './engine-port';
import { HighlightController, type HighlightMode, type PointingMode } from './highlight-controller';
import { kokoroSpeakStyles } from './kokoro-speak-styles';
import { isActive, isOpen } from './media-events';
import { playerBar, RATES } from './player-bar';
import { keyAction } from './player-keys';
import { errorArea, noticeArea } from './player-messages';
import { PreloadController } from './preload-controller';
import { SpeechController, type SpeechRequest } from './speech-controller';
import { type SpeechView, speechView } from './speech-view';

/**
 * `<kokoro-speak>`: a player bar that reads a text aloud on the reader's own device. What it reads is the argument
 * of {@link speak}, else the element that `for` names, else its own text. State comes from the engine; a click
 * only asks for it.
 *
 * Events, none of them bubbling: `play`, `playing`, `pause`, `waiting`, `seeking`, `seeked`, `ended`, `timeupdate`,
 * `durationchange`, `ratechange`, `volumechange` and `error` as media elements have them; `boundary` for each word and sentence that
 * begins to be heard; `modelprogress`, `warmupchange`, `providerchange` and `notice` with the engine's detail.
 *
 * @slot - The text to read, where nothing else is named.
 * @csspart bar - The whole player.
 * @csspart play-button - The round button.
 * @csspart stop-button - The button that ends reading.
 * @csspart status - The line that says what happens.
 * @csspart speaker - Who speaks, where and on what.
 * @csspart time - Time heard.
 * @csspart rate - The menu of speeds.
 * @csspart transport - The row below: place and neighbours.
 * @csspart back-button - To the sentence before.
 * @csspart forward-button - To the next sentence.
 * @csspart position - The slider.
 * @csspart duration - How long the text is.
 * @csspart progress - The bar shown while the voice is being prepared.
 * @csspart sentence - The sentence that sounds.
 * @csspart notice - A message while speech goes on.
 * @csspart error - A message when it does not.
 * @csspart retry-button - The button in either message.
 * @csspart dismiss-button - The button that closes a notice.
 */
export class KokoroSpeakElement extends EngineElement {
  static override styles: CSSResultGroup = kokoroSpeakStyles;

  /** Id of the element to read, in the same tree; the attribute is `for`. */
  @property({ attribute: 'for', reflect: true }) htmlFor?: string;
  /** The voice's name: `af_heart`. Applies to the next start. */
  @property({ reflect: true }) voice?: string;
  /** What the text is written in; default `text/plain`, and for an element of the page `text/html` as it is rendered. */
  @property({ reflect: true }) type?: TextType;
  /** How much of the text is read. */
  @property({ reflect: true }) verbosity?: Verbosity;
  /** Pronunciations for this element's texts. */
  @property({ attribute: false }) lexicon?: readonly Pronunciation[];
  /** Times the speed, 0.5 to 3, with the pitch kept; a change is heard at once. */
  @property({ type: Number, reflect: true }) rate = 1;
  /** Times the loudness, 0 to 1. */
  @property({ type: Number }) volume = 1;
  /** Silent while it goes on. */
  @property({ type: Boolean }) muted = false;
  /** Title for the lock screen and media keys, which the element has only with it; the policy has to allow `media-src blob:`. */
  @property({ attribute: 'media-title', reflect: true }) mediaTitle?: string;
  /** What is highlighted of a text that stands in the page; default `both`. */
  @property({ reflect: true }) highlight?: HighlightMode;
  /** Whether the page scrolls to what is read. */
  @property({ type: Boolean, reflect: true }) follow = false;
  /** How a reader points at the word of the page to go on from, while it reads; default `double-click`. */
  @property({ reflect: true }) pointing?: PointingMode;
  /**
   * `auto` prepares the voice as soon as the element is in the page. `metadata` goes by what the reader seems to want: seen,
   * the element starts the runtime; pointed at or focused, it loads the model. Otherwise the first play does all.
   */
  @property({ reflect: true }) preload?: 'none' | 'metadata' | 'auto';

  @query('[part="play-button"]') private readonly playButton?: HTMLButtonElement;

  readonly #speech = new SpeechController(this);
  #ownEngine: EnginePort | undefined;
  #dismissed: Notice | undefined;
  /** Seconds that the slider's thumb is held at. */
  #dragged: number | undefined;

  constructor() {
    super();
    new PreloadController(this);
    new HighlightController(this, this.#speech);
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
    if (engine) this.#speech.attach(engine);
  }

  /** The current or last playback. */
  get playback(): PlaybackPort | undefined {
    return this.#speech.playback;
  }

  /** False while it sounds or is about to. */
  get paused(): boolean {
    return !isActive(this.#speech.snapshot?.status);
  }

  /** Whether the text was read to its end. */
  get ended(): boolean {
    return this.#speech.snapshot?.status === 'ended';
  }

  /** Seconds of the text's sound, as it is at rate 1, up to what is heard; setting it goes there. */
  get currentTime(): number {
    return this.#speech.playback?.currentTime ?? 0;
  }

  set currentTime(seconds: number) {
    this.#speech.playback?.seek(seconds);
  }

  /** Seconds that the text takes at rate 1, estimated as far as it is not made; `NaN` before anything is known. */
  get duration(): number {
    return this.#speech.playback?.duration ?? Number.NaN;
  }

  /** Whether it is on its way to another place. */
  get seeking(): boolean {
    return this.#speech.snapshot?.seeking ?? false;
  }

  /** Why speech failed, until the next start. */
  get error(): SpeechFailure | null {
    return this.#speech.failure ?? null;
  }

  /**
   * Reads the text, or goes on after a pause; where a text of {@link speak} could not begin, and now may, it reads that. Resolves when
   * sound begins; rejects with `SpeechError`.
   */
  async play(): Promise<void> {
    const { request, failure } = this.#speech;
    const resumed = this.#speech.resume();
    if (resumed) return resumed;
    if (request?.isGiven && failure?.retryable) return this.#start(request);
    return this.#start(this.#requestFor(contentOf(this)));
  }

  /** Pauses; {@link play} goes on. */
  pause(): void {
    this.#speech.pause();
  }

  /** Ends reading. */
  stop(): void {
    this.#speech.stop();
  }

  /**
   * Goes to a place in the text: an offset in what was given to {@link speak}, or a range of the page that is read.
   * @returns false if the place is not in it, or nothing plays
   */
  seekTo(place: number | AbstractRange): boolean {
    const { playback, request } = this.#speech;
    const offset =
      typeof place === 'number'
        ? place
        : request?.page?.offsetOf(place.startContainer, place.startOffset);
    if (!playback || offset === undefined) return false;
    playback.seekToOffset(offset);
    return true;
  }

  /** Goes to a neighbouring sentence or paragraph. */
  step(step: SentenceStep): void {
    this.#speech.playback?.step(step);
  }

  /**
   * Reads this instead of what the element names: a text, or a part of the page, which is highlighted then. Resolves when sound
   * begins; rejects with `SpeechError`.
   */
  async speak(text: string | PageText, options: SpeakOptions = {}): Promise<void> {
    return this.#start({ ...this.#requestFor(text, options), isGiven: true });
  }

  /** Downloads and prepares the voice without a sound. Rejects with `SpeechError`. */
  async warmUp(): Promise<void> {
    return this.#speech.warmUp(() => this.engine, this.voice);
  }

  /** Tries the real model again after a fallback or a failure: goes on, reads the last text anew, or warms up. */
  async retry(): Promise<void> {
    this.#speech.forgetFallback();
    const { request, snapshot } = this.#speech;
    if (snapshot?.status === 'paused' && snapshot.failure) return this.play();
    if (!request) return this.warmUp();
    const again = this.#requestFor(request.page ?? request.text, request.options);
    return this.#start({ ...again, isGiven: request.isGiven });
  }

  /** Focuses the round button. */
  override focus(options?: FocusOptions): void {
    this.playButton?.focus(options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { playback } = this.#speech;
    const { rate, volume, muted } = this;
    if (changed.has('rate') && (changed.get('rate') ?? 1) !== rate) {
      this.#speech.attempt(() => playback && Object.assign(playback, { rate }));
      this.dispatchEvent(new Event('ratechange'));
    }
    const isLouder = changed.has('volume') && (changed.get('volume') ?? 1) !== volume;
    const isMuted = changed.has('muted') && (changed.get('muted') ?? false) !== muted;
    if (!isLouder && !isMuted) return;
    this.#speech.attempt(() => playback && Object.assign(playback, { volume, muted }));
    this.dispatchEvent(new Event('volumechange'));
  }

  protected override firstUpdated(): void {
    if (this.preload !== 'auto') return;
    void this.updateComplete.then(() => this.warmUp()).catch(shown);
  }

  protected override render(): TemplateResult {
    const view = this.#view();
    return html`
      <slot></slot>
      <div class="frame" part="bar" role="group" aria-label="Read aloud" tabindex="-1" data-kokoro-skip @keydown=${this.#onKeyDown}>
        ${playerBar(view, this.rate, this.#actions)}
        <div role="status">${noticeArea(view.notice, { retry: this.#retry, dismiss: this.#dismiss })}</div>
        <div role="alert">${errorArea(view.error, this.#retry)}</div>
      </div>
    `;
  }

  #requestFor(text: string | PageText, options: SpeakOptions = {}): SpeechRequest {
    const asked = { ...this.#speakOptions(), ...options };
    return typeof text === 'string'
      ? { text, options: asked }
      : { text: text.html, options: { ...asked, type: 'text/html' }, page: text };
  }

  #start(request: SpeechRequest): Promise<void> {
    return this.#speech.speak(() => this.engine, request);
  }

  #view(): SpeechView {
    const { state, request } = this.#speech;
    const open = isOpen(state.playback?.status);
    const held = this.#dragged;
    const playback =
      state.playback && held !== undefined
        ? { ...state.playback, currentTime: held }
        : state.playback;
    return speechView({
      ...state,
      playback,
      notice: state.notice === this.#dismissed ? undefined : state.notice,
      voice: open ? request?.options.voice : this.voice,
    });
  }

  #speakOptions(): SpeakOptions {
    return {
      ...(this.voice ? { voice: this.voice } : {}),
      ...(this.lang ? { lang: this.lang } : {}),
      ...(this.type ? { type: this.type } : {}),
      ...(this.verbosity ? { verbosity: this.verbosity } : {}),
      ...(this.lexicon ? { lexicon: this.lexicon } : {}),
      ...(this.mediaTitle ? { media: { title: this.mediaTitle } } : {}),
      ...(this.rate === 1 ? {} : { rate: this.rate }),
      ...(this.volume === 1 ? {} : { volume: this.volume }),
      ...(this.muted ? { muted: true } : {}),
    };
  }

  /** What buttons, slider and keys ask for. */
  readonly #actions = {
    toggle: (): void => {
      if (this.paused) void this.play().catch(shown);
      else this.pause();
    },
    stop: (): void => this.stop(),
    back: (): void => this.step('previous-sentence'),
    forward: (): void => this.step('next-sentence'),
    step: (step: SentenceStep): void => this.step(step),
    drag: (seconds: number | undefined): void => {
      this.#dragged = seconds;
      this.requestUpdate();
    },
    seek: (seconds: number): void => {
      this.currentTime = seconds;
    },
    skip: (seconds: number): void => {
      this.currentTime += seconds;
    },
    rate: (rate: number): void => {
      this.rate = rate;
    },
    faster: (): void => {
      this.rate = RATES.find((rate) => rate > this.rate) ?? this.rate;
    },
    slower: (): void => {
      this.rate = RATES.findLast((rate) => rate < this.rate) ?? this.rate;
    },
    mute: (): void => {
      this.muted = !this.muted;
    },
  };

  readonly #retry = (): void => {
    void this.retry().catch(shown);
    this.focus();
  };

  readonly #dismiss = (): void => {
    this.#dismissed = this.#speech.state.notice;
    this.requestUpdate();
    this.focus();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const action = keyAction(event, this.#actions);
    if (!action) return;
    action();
    event.preventDefault();
  };
}

/** A click has no one to reject to: the failure is in the element's state and is shown there. */
function shown(): void {}
