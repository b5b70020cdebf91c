import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlaybackStatus } from '../contracts/engine';
import type { TextSpan } from '../contracts/text';
import type { PageText } from '../page-text/page-text';
import type { ScrollFollower } from '../page-text/scroll-follower';
import type { TextHighlighter } from '../page-text/text-highlighter';
import type { PlaybackPort } from './engine-port';
import { isOpen } from './media-events';
import { loadPageReading, pageReading } from './page-reading';
import type { SpeechController } from './speech-controller';

/** What is highlighted of a text that stands in the page. */
export type HighlightMode = 'none' | 'sentence' | 'word' | 'both';

/** How a reader points at the word to go on from. */
export type PointingMode = 'none' | 'click' | 'double-click';

/** What the element says of itself. */
export interface HighlightHost extends ReactiveControllerHost, HTMLElement {
  readonly highlight?: HighlightMode | undefined;
  readonly follow: boolean;
  readonly pointing?: PointingMode | undefined;
}

/** {@link Shown} of nothing, as a key. */
const NOTHING = '{}';

interface Shown {
  readonly sentence?: TextSpan | undefined;
  readonly word?: TextSpan | undefined;
}

/** Highlights in the page what is heard of it, and scrolls there. Goes by the playback alone; what it draws ends with it. */
export class HighlightController implements ReactiveController {
  #playback: PlaybackPort | undefined;
  #status: PlaybackStatus | undefined;
  #highlighter: TextHighlighter | undefined;
  #follower: ScrollFollower | undefined;
  #pointing: AbortController | undefined;
  /** What is drawn, so that a tick that changes nothing costs nothing. */
  #shown = NOTHING;
  #followed = NOTHING;

  constructor(
    private readonly host: HighlightHost,
    private readonly speech: SpeechController,
  ) {
    host.addController(this);
  }

  /** State has come down. */
  hostUpdate(): void {
    const { playback, snapshot } = this.speech;
    if (playback !== this.#playback) this.#begin(playback);
    const before = this.#status;
    this.#status = snapshot?.status;
    // Whoever presses Play wants to see where it reads.
    if (before === 'paused' && this.#status !== 'paused') this.#follower?.start();
    this.#draw();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#begin(undefined);
    });
  }

  #begin(playback: PlaybackPort | undefined): void {
    this.#leave();
    this.#playback = playback;
    this.#status = undefined;
    const { page } = this.speech.request ?? {};
    if (playback && page) void this.#point(page, playback);
  }

  /** A word that the reader points at is where it goes on, as long as it reads. */
  async #point(page: PageText, playback: PlaybackPort): Promise<void> {
    const { pointing = 'double-click' } = this.host;
    if (pointing === 'none') return;
    this.#pointing = new AbortController();
    const { signal } = this.#pointing;
    const gesture = pointing === 'click' ? 'click' : 'dblclick';
    // Whoever made the text by hand has another part of the library.
    const { onPoint } = pageReading() ?? (await loadPageReading());
    if (signal.aborted) return;
    onPoint(page, ({ offset }) => playback.seekToOffset(offset), { gesture, signal });
  }

  /** Leaves the page as it was. */
  #leave(): void {
    this.#pointing?.abort();
    this.#pointing = undefined;
    this.#highlighter?.dispose();
    this.#highlighter = undefined;
    this.#follower?.dispose();
    this.#follower = undefined;
    this.#shown = NOTHING;
    this.#followed = NOTHING;
  }

  #draw(): void {
    const { snapshot, request } = this.speech;
    const page = this.#playback && request?.page;
    const reading = pageReading();
    if (!page || !reading) return;
    if (!isOpen(snapshot?.status)) {
      this.#leave();
      return;
    }
    const { sentence, word } = snapshot ?? {};
    const { highlight = 'both', follow } = this.host;
    const shown: Shown = {
      sentence: highlight === 'sentence' || highlight === 'both' ? sentence : undefined,
      word: highlight === 'word' || highlight === 'both' ? word : undefined,
    };
    const key = JSON.stringify(shown);
    if (key !== this.#shown) {
      this.#shown = key;
      this.#highlighter ??= new reading.TextHighlighter(page);
      this.#highlighter.show(shown);
    }
    if (follow && (sentence || word))
      this.#scroll(page, { sentence, word }, reading.ScrollFollower);
  }

  #scroll(page: PageText, { sentence, word }: Shown, Follower: typeof ScrollFollower): void {
    const key = JSON.stringify({ sentence, word });
    if (key === this.#followed) return;
    this.#followed = key;
    this.#follower ??= new Follower(this.host.ownerDocument);
    this.#follower.follow({
      sentence: sentence && page.rangeOf(sentence),
      word: word && page.rangeOf(word),
    });
  }
}
