import { pageLedger } from '../shared/page-ledger';
import type { Release } from '../shared/resource-ledger';

/** Browsers give media keys to nothing shorter than some seconds. */
const SECONDS = 10;
/** A WAV file's header: RIFF, PCM, 8 bit, mono, 8 kHz, of so many seconds. Written out, as the page's first load needs no encoder otherwise. */
const HEADER = 'UklGRqQ4AQBXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YYA4AQA=';

/**
 * A media element that plays silence. Browsers give the lock screen and the keys of headsets to media elements, not to Web Audio: with
 * this one beside it, a page that speaks has them.
 */
export class SilentLoop {
  #element: HTMLAudioElement | undefined;
  #release: Release | undefined;
  #isWanted = false;

  /** @param onInterrupted the system paused it: another app or a call wants to be heard */
  constructor(private readonly onInterrupted: () => void) {}

  /** Plays from now on. Call it inside the reader's gesture; a browser that refuses keeps its keys. */
  play(): void {
    this.#isWanted = true;
    this.#element ??= this.#create();
    this.#element.play().catch(() => undefined);
  }

  pause(): void {
    this.#isWanted = false;
    this.#element?.pause();
  }

  /** Gives the keys back. */
  release(): void {
    const element = this.#element;
    if (!element) return;
    this.#element = undefined;
    this.#isWanted = false;
    element.pause();
    URL.revokeObjectURL(element.src);
    this.#release?.();
    element.removeAttribute('src');
    element.load();
  }

  #create(): HTMLAudioElement {
    const header = Uint8Array.from(atob(HEADER), (letter) => letter.charCodeAt(0));
    const silence = new Uint8Array(8000 * SECONDS).fill(128);
    this.#release = pageLedger.acquire('object-url', 'silence');
    const element = new Audio(
      URL.createObjectURL(new Blob([header, silence], { type: 'audio/wav' })),
    );
    element.loop = true;
    element.addEventListener('pause', () => {
      // The event comes later than the state: it may play again.
      if (this.#isWanted && element.paused) this.onInterrupted();
    });
    return element;
  }
}
