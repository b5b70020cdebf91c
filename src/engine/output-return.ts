import type { AudioPlayer } from '../audio/audio-player';
import type { PlaybackSnapshot } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import { toFailure } from '../shared/speech-error';
import type { SoundTrack } from './sound-track';

/** Brings the output back that a playback is resumed on: the system may have taken it away, or the browser waits for a gesture. */
export class OutputReturn {
  #underWay = 0;
  #refusal: SpeechFailure | undefined;

  constructor(
    private readonly player: Pick<AudioPlayer, 'open'>,
    private readonly track: Pick<SoundTrack, 'renew'>,
  ) {}

  /** Whether it is being tried: whether sound goes on is told by the outcome. */
  get isUnderWay(): boolean {
    return this.#underWay > 0;
  }

  /** Why the last attempt failed. */
  get state(): Pick<PlaybackSnapshot, 'failure'> {
    return this.#refusal ? { failure: this.#refusal } : {};
  }

  /** Forgets why. */
  forget(): void {
    this.#refusal = undefined;
  }

  /**
   * Opens the output. Call it inside the reader's gesture.
   * @param onRefused it cannot be had
   */
  async try(onRefused: () => void): Promise<void> {
    this.#underWay++;
    try {
      await this.player.open();
      this.track.renew();
    } catch (error) {
      this.#refusal = toFailure(error);
      onRefused();
    } finally {
      this.#underWay--;
    }
  }
}
