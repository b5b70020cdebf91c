import { property } from 'lit/decorators.js';
import type { MediaInfo, SpeakOptions } from '../contracts/engine';
import type { Pronunciation, TextType, Verbosity } from '../contracts/text';
import { EngineElement } from './engine-element';

/** An element whose attributes say what is read, and how. */
export class ReadingElement extends EngineElement {
  /** Id of the element to read, in the same tree; the attribute is `for`. */
  @property({ attribute: 'for', reflect: true }) htmlFor?: string;
  /** Address of the text to read; it goes before `for`. Fetched with the first play, or by {@link KokoroSpeakElement.load}. */
  @property({ reflect: true }) src?: string;
  /** The voice's name, `af_heart`, or a blend, `af_bella(2)+af_sky(1)`. Applies to the next start. */
  @property({ reflect: true }) voice?: string;
  /**
   * What the text is written in; default what its server says, `text/html` for an element of the page as it is rendered, else
   * `text/plain`.
   */
  @property({ reflect: true }) type?: TextType;
  /** How much of the text is read. */
  @property({ reflect: true }) verbosity?: Verbosity;
  /** Selector of elements that are not read. */
  @property({ reflect: true }) skip?: string;
  /** Pronunciations for this element's texts; as an attribute the address of a file of them, JSON or PLS (`.pls`, `.xml`). */
  @property() lexicon?: string | readonly Pronunciation[];
  /** Times the speed, 0.5 to 3, with the pitch kept; a change is heard at once. */
  @property({ type: Number, reflect: true }) rate = 1;
  /** Times the loudness, 0 to 1. */
  @property({ type: Number }) volume = 1;
  /** Silent while it goes on. */
  @property({ type: Boolean }) muted = false;
  /** Begins again at the end. */
  @property({ type: Boolean, reflect: true }) loop = false;
  /** Begins as soon as the element is in the page, if the browser lets it; else it waits for a reader. */
  @property({ type: Boolean, reflect: true }) autoplay = false;
  /** Gives the element the lock screen and the media keys while it reads; the policy has to allow `media-src blob:`. */
  @property({ attribute: 'media-session', type: Boolean, reflect: true }) mediaSession = false;
  /** Title for them, default the page's. It gives the element the keys, too. */
  @property({ attribute: 'media-title', reflect: true }) mediaTitle?: string;

  /** Times the speed, as media elements have it; the same as {@link rate}. */
  get playbackRate(): number {
    return this.rate;
  }

  set playbackRate(rate: number) {
    this.rate = rate;
  }

  /** What the attributes say of the next start. @param lexicon the pronunciations, if there are any */
  protected speakOptions(lexicon: readonly Pronunciation[] | undefined): SpeakOptions {
    const media = this.#media();
    return {
      ...(this.voice ? { voice: this.voice } : {}),
      ...(this.lang ? { lang: this.lang } : {}),
      ...(this.type ? { type: this.type } : {}),
      ...(this.verbosity ? { verbosity: this.verbosity } : {}),
      ...(lexicon ? { lexicon } : {}),
      ...(media ? { media } : {}),
      ...(this.rate === 1 ? {} : { rate: this.rate }),
      ...(this.volume === 1 ? {} : { volume: this.volume }),
      ...(this.muted ? { muted: true } : {}),
    };
  }

  #media(): MediaInfo | undefined {
    if (this.mediaTitle) return { title: this.mediaTitle };
    return this.mediaSession ? {} : undefined;
  }
}
