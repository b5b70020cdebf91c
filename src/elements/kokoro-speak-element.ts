import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Notice } from '../contracts/engine';
import type { SentenceStep } from '../engine/sentence-steps';
import { HighlightController, type HighlightMode, type PointingMode } from './highlight-controller';
import { kokoroSpeakStyles } from './kokoro-speak-styles';
import { isOpen } from './media-events';
import { playerBar, RATES } from './player-bar';
import { keyAction } from './player-keys';
import { errorArea, noticeArea } from './player-messages';
import { SpeakingElement } from './speaking-element';
import { shown } from './speech-controller';
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
export class KokoroSpeakElement extends SpeakingElement {
  static override styles: CSSResultGroup = kokoroSpeakStyles;

  /** What is highlighted of a text that stands in the page; default `both`. */
  @property({ reflect: true }) highlight?: HighlightMode;
  /** Whether the page scrolls to what is read. */
  @property({ type: Boolean, reflect: true }) follow = false;
  /** How a reader points at the word of the page to go on from, while it reads; default `double-click`. */
  @property({ reflect: true }) pointing?: PointingMode;
  @query('[part="play-button"]') private readonly playButton?: HTMLButtonElement;

  #dismissed: Notice | undefined;
  /** Seconds that the slider's thumb is held at. */
  #dragged: number | undefined;

  constructor() {
    super();
    new HighlightController(this, this.speech);
  }

  /** Focuses the round button. */
  override focus(options?: FocusOptions): void {
    this.playButton?.focus(options);
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

  #view(): SpeechView {
    const { state, request } = this.speech;
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
    this.#dismissed = this.speech.state.notice;
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
