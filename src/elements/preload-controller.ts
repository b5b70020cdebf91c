import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WARMUP_LEVELS, type WarmupLevel } from '../contracts/warmup';
import type { EnginePort } from './engine-port';
import { loadPageReading } from './page-reading';

/** What the element says of itself. */
export interface PreloadHost extends ReactiveControllerHost, HTMLElement {
  readonly preload?: 'none' | 'metadata' | 'auto' | undefined;
  readonly voice?: string | undefined;
  readonly engine: EnginePort;
}

/**
 * Prepares as far as the reader seems to need, where `preload="metadata"` allows it: an element that can be seen starts the
 * runtime, one that is pointed at or has the focus loads the model. Each level is asked for once; a failure is silent, because
 * nobody has asked for anything, and the same step is tried again when it is needed.
 */
export class PreloadController implements ReactiveController {
  #observer: IntersectionObserver | undefined;
  #reached = -1;

  constructor(private readonly host: PreloadHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#reach('runtime');
    });
    this.#observer.observe(this.host);
    this.host.addEventListener('pointerenter', this.#onAttention);
    this.host.addEventListener('focusin', this.#onAttention);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.host.removeEventListener('pointerenter', this.#onAttention);
    this.host.removeEventListener('focusin', this.#onAttention);
  }

  readonly #onAttention = (): void => {
    // A few kilobytes, so that Play finds them there. Whoever needs them tells why they cannot be had.
    loadPageReading().catch(() => undefined);
    this.#reach('session');
  };

  #reach(level: WarmupLevel): void {
    const rank = WARMUP_LEVELS.indexOf(level);
    if (this.host.preload !== 'metadata' || rank <= this.#reached) return;
    this.#reached = rank;
    const { voice } = this.host;
    this.#warmUp(voice ? { voice, level } : { level }).catch(() => {
      this.#reached = rank - 1;
    });
  }

  /** An attribute without sense rejects too. */
  async #warmUp(options: { voice?: string; level: WarmupLevel }): Promise<void> {
    await this.host.engine.warmUp(options);
  }
}
