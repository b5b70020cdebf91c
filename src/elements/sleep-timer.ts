import type { PlaybackPort } from './engine-port';
import type { SleepChoice } from './player';

/** The reader's sleep timer, which lasts from one text to the next until it has done its work. */
export class SleepTimer {
  #choice: SleepChoice = 'off';
  #playback: PlaybackPort | undefined;

  /** What is chosen still. */
  get choice(): SleepChoice {
    if (this.#playback && this.#playback.stops.sleep === undefined) this.#choice = 'off';
    return this.#choice;
  }

  /** Sets it, for what plays now too. */
  choose(choice: SleepChoice): void {
    this.#choice = choice;
    this.#set();
  }

  /** What plays now. */
  follow(playback: PlaybackPort | undefined): void {
    if (playback === this.#playback) return;
    // What it had done in the last one is done.
    const choice = this.choice;
    this.#playback = playback;
    this.#choice = choice;
    if (choice !== 'off') this.#set();
  }

  #set(): void {
    if (!this.#playback) return;
    const choice = this.#choice;
    this.#playback.stops.sleep =
      choice === 'off' ? undefined : typeof choice === 'number' ? 60 * choice : choice;
  }
}
