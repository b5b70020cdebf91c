import type { HeldSound, PlaybackSnapshot } from '../contracts/engine';
import { aheadSeconds, holdSeconds } from './hold';
import type { SoundTrack } from './sound-track';
import type { Timeline } from './timeline';

/** Keeps the sound of a text back while there is too little of it for a device that makes it more slowly than it is heard. */
export class SoundHold {
  #isShort = true;
  #held: HeldSound | undefined;

  /** @param pace seconds of computing for a second of listening; NaN while not known */
  constructor(
    private readonly track: Pick<SoundTrack, 'queuedSeconds' | 'madeTime' | 'hold'>,
    private readonly timeline: Pick<Timeline, 'lengthsFrom' | 'isComplete'>,
    private readonly pace: () => number,
  ) {}

  /** Whether there is sound that is kept back. */
  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** What is kept back. */
  get state(): Pick<PlaybackSnapshot, 'held'> {
    return this.#held ? { held: this.#held } : {};
  }

  /** Seconds of sound that may be made ahead of the ear. */
  get ahead(): number {
    return aheadSeconds(this.pace());
  }

  /** Sound is to begin at another place. */
  restart(): void {
    this.#isShort = true;
    this.#held = undefined;
  }

  /** It ran dry: what comes next waits until it is known whether that is enough. */
  runDry(): void {
    this.restart();
    this.track.hold(true);
  }

  /** Nothing will sound any more. */
  end(): void {
    this.#isShort = false;
    this.#held = undefined;
  }

  /**
   * Keeps sound back or lets it go, by what there is now. What was let go plays until the next {@link restart} or {@link runDry}.
   * @param isMade whether the sound of all that follows is there
   * @returns whether {@link state} is another one
   */
  update(isMade: boolean): boolean {
    const { queuedSeconds: seconds, madeTime } = this.track;
    if (!this.#isShort || (seconds === 0 && !isMade)) return false;
    const { isComplete: isAll } = this.timeline;
    const unmade = { sentences: this.timeline.lengthsFrom(madeTime), isAll };
    const needed = isMade ? 0 : holdSeconds(this.pace(), unmade);
    this.#isShort = seconds < needed;
    this.track.hold(this.#isShort);
    const before = this.#held;
    this.#held = this.#isShort ? { seconds, needed } : undefined;
    return this.#held !== before;
  }
}
