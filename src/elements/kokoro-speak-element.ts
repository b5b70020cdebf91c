import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Notice, SpeakOptions } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { DeviceProfileRequest, DualMode, ProviderRequest } from '../contracts/provider';
import type { Pronunciation, TextType, Verbosity } from '../contracts/text';
import { sharedEngine } from '../engine/shared-engine';
import type { PageText } from '../page-text/page-text';
import { contentOf } from './content-source';
import { engineOptions } from './element-options';
import type { EnginePort, PlaybackPort } from './engine-port';
import { HighlightController, type HighlightMode } from './highlight-controller';
import { kokoroSpeakStyles } from './kokoro-speak-styles';
import { isActive, isOpen } from './media-events';
import { playerBar } from './player-bar';
import { errorArea, noticeArea } from './player-messages';
import { PreloadController } from './preload-controller';
import { SpeechController } from './speech-controller';
import { type SpeechView, speechView } from './speech-view';

/**
 * `<kokoro-speak>`: a player bar that reads a text aloud on the reader's own device. What it reads is the argument
 * of {@link speak}, else the element that `for` names, else its own text. State comes from the engine; a click
 * only asks for it.
 *
 * Events, none of them bubbling: `play`, `playing`, `pause`, `waiting`, `ended`, `timeupdate` and `error` as media
 * elements have them; `modelprogress`, `warmupchange`, `providerchange` and `notice` with the engine's detail.
 *
 * @slot - The text to read, where nothing else is named.
 * @csspart bar - The whole player.
 * @csspart play-button - The round button.
 * @csspart stop-button - The button that ends reading.
 * @csspart status - The line that says what happens.
 * @csspart speaker - Who speaks, where and on what.
 * @csspart time - Time heard.
 * @csspart progress - The bar shown while the voice is being prepared.
 * @csspart sentence - The sentence that sounds.
 * @csspart notice - A message while speech goes on.
 * @csspart error - A message when it does not.
 * @csspart retry-button - The button in either message.
 * @csspart dismiss-button - The button that closes a notice.
 */
export class KokoroSpeakElement extends LitElement {
  static override styles: CSSResultGroup = kokoroSpeakStyles;

  /** Id of the element to read, in the same tree; the attribute is `for`. */
  @property({ attribute: 'for', reflect: true }) htmlFor?: string;
  /** The voice's name: `af_heart`. Applies to the next start. */
  @property({ reflect: true }) voice?: string;
  /** What computes. Like the next seven, it applies to the next start and selects the shared engine of that kind. */
  @property({ reflect: true }) provider?: ProviderRequest;
  /** WASM threads. */
  @property({ reflect: true }) threads?: number | 'auto';
  /** What speaks when the model cannot be had. */
  @property({ reflect: true }) fallback?: 'draft' | 'none';
  /** `kokoro`, `kokoro-fp16`, `kokoro-fp32`, `draft`, the URL of a `manifest.json`, or of an `.onnx` file. */
  @property({ reflect: true }) model?: string;
  /** Origin of your own copy of the hub's paths, asked first. */
  @property({ attribute: 'model-base', reflect: true }) modelBase?: string;
  /** Origin of the hub, or `none`. */
  @property({ attribute: 'hub-base', reflect: true }) hubBase?: string;
  /** Speed or memory. */
  @property({ reflect: true }) profile?: DeviceProfileRequest;
  /** Whether a second session may help to speak. */
  @property({ reflect: true }) dual?: DualMode;
  /** What the text is written in; default `text/plain`, and for an element of the page `text/html` as it is rendered. */
  @property({ reflect: true }) type?: TextType;
  /** How much of the text is read. */
  @property({ reflect: true }) verbosity?: Verbosity;
  /** Pronunciations for this element's texts. */
  @property({ attribute: false }) lexicon?: readonly Pronunciation[];
  /** What is highlighted of a text that stands in the page; default `both`. */
  @property({ reflect: true }) highlight?: HighlightMode;
  /** Whether the page scrolls to what is read. */
  @property({ type: Boolean, reflect: true }) follow = false;
  /** Folder that holds `models/draft/`. */
  @property({ attribute: 'asset-base', reflect: true }) assetBase?: string;
  /**
   * `auto` prepares the voice as soon as the element is in the page. `metadata` goes by what the reader seems to want: seen,
   * the element starts the runtime; pointed at or focused, it loads the model. Otherwise the first play does all.
   */
  @property({ reflect: true }) preload?: 'none' | 'metadata' | 'auto';

  @query('[part="play-button"]') private readonly playButton?: HTMLButtonElement;

  readonly #speech = new SpeechController(this);
  #ownEngine: EnginePort | undefined;
  #dismissed: Notice | undefined;

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

  /** Seconds of sound heard. */
  get currentTime(): number {
    return this.#speech.snapshot?.currentTime ?? 0;
  }

  /** Why speech failed, until the next start. */
  get error(): SpeechFailure | null {
    return this.#speech.failure ?? null;
  }

  /** Reads the text, or goes on after a pause. Resolves when sound begins; rejects with `SpeechError`. */
  async play(): Promise<void> {
    return this.#speech.resume() ?? this.speak(contentOf(this));
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
   * Reads this instead of what the element names: a text, or a part of the page, which is highlighted then. Resolves when sound
   * begins; rejects with `SpeechError`.
   */
  async speak(text: string | PageText, options: SpeakOptions = {}): Promise<void> {
    const own = this.#speakOptions();
    const request =
      typeof text === 'string'
        ? { text, options: { ...own, ...options } }
        : {
            text: text.html,
            options: { ...own, ...options, type: 'text/html' as const },
            page: text,
          };
    return this.#speech.speak(() => this.engine, request);
  }

  /** Downloads and prepares the voice without a sound. Rejects with `SpeechError`. */
  async warmUp(): Promise<void> {
    return this.#speech.warmUp(() => this.engine, this.voice);
  }

  /** Tries the real model again after a fallback or a failure: reads the last text anew, or warms up. */
  async retry(): Promise<void> {
    this.#speech.forgetFallback();
    const request = this.#speech.request;
    return request ? this.speak(request.page ?? request.text, request.options) : this.warmUp();
  }

  /** Focuses the round button. */
  override focus(options?: FocusOptions): void {
    this.playButton?.focus(options);
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
        ${playerBar(view, { toggle: this.#toggle, stop: () => this.stop() })}
        <div role="status">${noticeArea(view.notice, { retry: this.#retry, dismiss: this.#dismiss })}</div>
        <div role="alert">${errorArea(view.error, this.#retry)}</div>
      </div>
    `;
  }

  #view(): SpeechView {
    const { state, request } = this.#speech;
    const open = isOpen(state.playback?.status);
    return speechView({
      ...state,
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
    };
  }

  readonly #toggle = (): void => {
    if (this.paused) void this.play().catch(shown);
    else this.pause();
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
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Escape') this.stop();
    else if (event.key === 'k' || event.key === 'K') this.#toggle();
    // On a button, the space bar is the button's own.
    else if (event.key === ' ' && !onButton) this.#toggle();
    else return;
    event.preventDefault();
  };
}

/** A click has no one to reject to: the failure is in the element's state and is shown there. */
function shown(): void {}
