import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { HighlightController, type HighlightMode, type PointingMode } from './highlight-controller';
import { kokoroSpeakStyles } from './kokoro-speak-styles';
import type { PlayerLayout } from './player';
import { PlayerController } from './player-controller';
import { SpeakingElement } from './speaking-element';

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
 * @csspart bar - The whole player, in any layout.
 * @csspart play-button - The round button.
 * @csspart ring - The ring around it.
 * @csspart stop-button - The button that ends reading.
 * @csspart mute-button - The button that silences it.
 * @csspart status - The line that says what happens.
 * @csspart speaker - Who speaks, where and on what.
 * @csspart time - Time heard.
 * @csspart duration - How long the text is.
 * @csspart count - Which sentence of how many (full).
 * @csspart rate - The menu of speeds.
 * @csspart voice - The menu of voices (full).
 * @csspart sleep - The sleep timer (full).
 * @csspart volume - The slider of loudness (full).
 * @csspart transport - The row with the place in the text.
 * @csspart position - The slider in it.
 * @csspart back-button - To the sentence before.
 * @csspart forward-button - To the next sentence.
 * @csspart far-back-button - To the paragraph before (full).
 * @csspart far-forward-button - To the next paragraph (full).
 * @csspart progress - The bar shown while the voice is being prepared.
 * @csspart sentence - The sentence that sounds.
 * @csspart word - The word in it that sounds.
 * @csspart wave - The picture where no sentence is (full).
 * @csspart bubble - What the small player has to say (compact).
 * @csspart message-button - The badge that opens a message (compact).
 * @csspart notice - A message while speech goes on.
 * @csspart error - A message when it does not.
 * @csspart retry-button - The button in either message.
 * @csspart dismiss-button - The button that puts a message away.
 * @cssprop --kokoro-accent - The round button, and what is filled.
 * @cssprop --kokoro-on-accent - What lies on the accent.
 * @cssprop --kokoro-surface - The card.
 * @cssprop --kokoro-text - Words.
 * @cssprop --kokoro-muted - Words beside them, quiet buttons.
 * @cssprop --kokoro-border - Lines.
 * @cssprop --kokoro-caution - Notices.
 * @cssprop --kokoro-danger - Errors.
 * @cssprop --kokoro-focus - The ring of the focus; default the accent.
 * @cssprop --kokoro-radius - The card's corners; default 1.25rem.
 * @cssprop --kokoro-shadow - The card's shadow; default none.
 * @cssprop --kokoro-font - All words; default the system's.
 * @cssprop --kokoro-reading-font - The sentence of the full player; default as all words.
 * @cssprop --kokoro-button-size - The round button; default 3rem to 4rem, by layout and width.
 * @cssstate idle - Nothing was read yet. One of this and the next seven always holds.
 * @cssstate preparing - On the way to the first sound; also while it only warms up.
 * @cssstate playing - It sounds.
 * @cssstate buffering - Sound has begun, and the next is not ready.
 * @cssstate paused - It waits for the reader.
 * @cssstate ended - The text was read to its end.
 * @cssstate stopped - Somebody ended it.
 * @cssstate failed - It could not be read.
 * @cssstate seeking - Another place was asked for and does not sound yet.
 * @cssstate muted - It is silent while it goes on.
 * @cssstate notice - There is a notice.
 */
export class KokoroSpeakElement extends SpeakingElement {
  static override styles: CSSResultGroup = kokoroSpeakStyles;

  /** How much of the player is shown; default `bar`. */
  @property({ reflect: true }) layout?: PlayerLayout;
  /** `none` shows no player: a page has its own, by the element's methods and events. */
  @property({ reflect: true }) controls?: 'none';
  /** BCP 47: the language of the player's own words; default that of the page around it. Its `lang` is the text's. */
  @property({ attribute: 'ui-lang', reflect: true }) uiLang?: string;
  /** What is highlighted of a text that stands in the page; default `both`. */
  @property({ reflect: true }) highlight?: HighlightMode;
  /** Whether the page scrolls to what is read. */
  @property({ type: Boolean, reflect: true }) follow = false;
  /** How a reader points at the word of the page to go on from, while it reads; default `double-click`. */
  @property({ reflect: true }) pointing?: PointingMode;
  @query('[part="play-button"]') private readonly playButton?: HTMLButtonElement;

  readonly #player: PlayerController;

  constructor() {
    super();
    this.#player = new PlayerController(this, this.speech, this.attachInternals());
    new HighlightController(this, this.speech);
  }

  /** Focuses the round button. */
  override focus(options?: FocusOptions): void {
    this.playButton?.focus(options);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>${this.controls === 'none' ? nothing : this.#player.render()}`;
  }
}
