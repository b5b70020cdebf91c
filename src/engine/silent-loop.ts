import { encodeWav } from '../audio/wav';
import { pageLedger } from '../shared/page-ledger';
import type { Release } from '../shared/resource-ledger';

/** Browsers give media keys to nothing shorter than some seconds. */
const SECONDS = 10;
const SAMPLE_RATE = 8000;

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
    const wav = encodeWav(new Float32Array(SECONDS * SAMPLE_RATE), SAMPLE_RATE);
    this.#release = pageLedger.acquire('object-url', 'silence');
    const element = new Audio(URL.createObjectURL(new Blob([wav], { type: 'audio/wav' })));
    element.loop = true;
    element.addEventListener('pause', () => {
      // The event comes later than the state: it may play again.
      if (this.#isWanted && element.paused) this.onInterrupted();
    });
    return element;
  }
}
