import type { MediaInfo } from '../contracts/engine';
import { type KeyedPlayback, MediaKeys } from './media-keys';
import { OneAtATime } from './one-at-a-time';

/** How an engine's playbacks stand among all others: one voice at a time, and the system's media keys for it. */
export class Presence {
  readonly #keys = new MediaKeys();
  readonly #turn: OneAtATime;
  #playback: KeyedPlayback | undefined;

  /** @param isExclusive whether others of the origin pause, and this one for them */
  constructor(private readonly isExclusive: boolean) {
    this.#turn = new OneAtATime(() => this.#playback?.pause());
  }

  /**
   * A playback begins. Call it inside the reader's gesture.
   * @param media what the system shows of it; undefined leaves the keys to others
   */
  enter(playback: KeyedPlayback, media: MediaInfo | undefined): void {
    this.#playback = playback;
    if (media) this.#keys.attach(playback, media);
    if (!this.isExclusive) return;
    let wasActive = false;
    const claim = () => {
      const isActive = !playback.isOver && playback.snapshot.status !== 'paused';
      if (isActive && !wasActive) this.#turn.claim();
      wasActive = isActive;
    };
    playback.on('statechange', claim, {});
    claim();
  }

  /** The engine rests. */
  release(): void {
    this.#playback = undefined;
    this.#keys.release();
    this.#turn.release();
  }
}
