import type { PlaybackEventMap } from '../contracts/engine';
import { TypedEvents } from '../shared/typed-events';
import type { PlaybackContext, PlaybackStart } from './playback-context';
import { validateRate, validateVolume } from './playback-options';

/** How fast and how loud a playback is. */
export abstract class PlaybackSound extends TypedEvents<PlaybackEventMap> {
  readonly #player: PlaybackContext['player'];
  #rate: number;
  #volume: number;
  #muted: boolean;

  /** @throws SpeechError `invalid-argument` (`bad-option`) for a start that makes no sense */
  constructor(
    player: PlaybackContext['player'],
    { rate = 1, volume = 1, muted = false }: PlaybackStart,
  ) {
    super();
    this.#player = player;
    this.#rate = validateRate(rate);
    this.#volume = validateVolume(volume);
    this.#muted = muted;
  }

  /** Whether nothing will sound any more: then nothing is changed. */
  abstract get isOver(): boolean;

  /** It is heard sooner or later now than it was. */
  protected abstract rateChanged(): void;

  /** Times the speed, 0.5 to 3, with the pitch kept. A new one is heard at once. */
  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    this.#rate = validateRate(rate);
    if (this.isOver) return;
    this.#player.rate = rate;
    this.rateChanged();
  }

  /** Times the loudness, 0 to 1. */
  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = validateVolume(volume);
    this.#applyVolume();
  }

  /** Whether it is silenced while it goes on. */
  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    this.#applyVolume();
  }

  /** Sets the player up. Inside the reader's gesture still. */
  protected open(): void {
    this.#player.unlock();
    this.#player.rate = this.#rate;
    this.#applyVolume();
  }

  #applyVolume(): void {
    if (!this.isOver) this.#player.volume = this.#muted ? 0 : this.#volume;
  }
}
