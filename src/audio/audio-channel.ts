import { type PlayerCommand, SAMPLE_RATE, type TimedReport } from '../contracts/audio';
import type { Release } from '../shared/resource-ledger';
import { type ClockReading, framesAt } from './audio-clock';

/** Readings that are kept at most: some two seconds, more than any output is late. */
const MOST_READINGS = 64;

/** What a channel tells its owner. */
export interface ChannelListener {
  /** The first sample of a unit is on its way to the ear. */
  onUnit(unit: number): void;
  /** Some twenty times a second while sounding, and at each change of pace. */
  onPosition(): void;
  onUnderrun(): void;
  onDrained(): void;
  /** The system took the output away: a call, a device that is gone. Nothing moves until somebody resumes it. */
  onInterrupted(): void;
}

/** What a channel needs of the player. */
export interface ChannelOutput {
  post(command: PlayerCommand, transfer?: Transferable[]): void;
  /** The context's time of what is at the ear now, in seconds. */
  audibleTime(): number;
  /** Whether it will not sound any more. */
  readonly isBroken: boolean;
}

/**
 * One row of units on their way through the player, from its beginning: the page's half of the queue. Commands of a channel that
 * another replaced do nothing.
 */
export class AudioChannel {
  #pushed = 0;
  /** What the audio thread told last. */
  #reading: ClockReading = { frames: 0, at: 0, speed: 0 };
  /** What it told before, the latest first, as far as it is still on its way to the ear, and one more. */
  #earlier: readonly ClockReading[] = [];
  /** The context's time of the first frame; undefined while there is none. */
  #began: number | undefined;
  #retired = false;
  #waiting: { readonly below: number; readonly resolve: () => void }[] = [];

  constructor(
    private readonly playback: number,
    private readonly output: ChannelOutput,
    private readonly listener: ChannelListener,
    private readonly release: Release,
  ) {
    this.#send({ type: 'begin', playback });
  }

  /** Seconds of sound, at rate 1, that were pushed and have not been handed to the output. */
  get queuedSeconds(): number {
    return (this.#pushed - this.#reading.frames) / SAMPLE_RATE;
  }

  /** Seconds of sound, at rate 1, that have been heard: what is at the ear now. */
  get heardSeconds(): number {
    const time = this.output.audibleTime();
    let [reading, latest] = [this.#reading, this.#pushed];
    // What was told last is still on its way to the ear, where sound may go by at another speed.
    for (const earlier of this.#earlier) {
      if (reading.at <= time) break;
      latest = reading.frames;
      reading = earlier;
    }
    return Math.min(framesAt(reading, time), latest) / SAMPLE_RATE;
  }

  /** Seconds until the first frame is at the ear: 0 once it was, infinite while none is on its way. */
  get secondsUntilHeard(): number {
    if (this.#began === undefined) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.#began - this.output.audibleTime());
  }

  /** Seconds of sound that go by in a second; 0 while nothing moves. */
  get speed(): number {
    return this.#reading.speed / SAMPLE_RATE;
  }

  /** Whether what waits will never be heard here: the output below has failed. */
  get isCutOff(): boolean {
    return this.output.isBroken;
  }

  /** Resolves when less than this many seconds wait, or the channel was replaced or stopped. */
  whenBelow(seconds: number): Promise<void> {
    if (this.#retired || this.queuedSeconds < seconds) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ below: seconds, resolve }));
  }

  /** Appends a unit's sound, which the channel owns from now on. */
  push(unit: number, samples: Float32Array<ArrayBuffer>): void {
    this.#pushed += samples.length;
    this.#send({ type: 'push', playback: this.playback, unit, samples }, [samples.buffer]);
  }

  /** No more will come. */
  end(): void {
    this.#send({ type: 'end', playback: this.playback });
  }

  pause(): void {
    this.#send({ type: 'pause' });
  }

  resume(): void {
    this.#send({ type: 'resume' });
  }

  /** Silences and drops everything. */
  stop(): void {
    this.#send({ type: 'clear' });
    this.retire();
  }

  /** Ends the channel: it says and hears nothing any more. */
  retire(): void {
    this.#retired = true;
    this.release();
    this.#wake();
  }

  /** The output stands still. */
  interrupt(): void {
    if (!this.#retired) this.listener.onInterrupted();
  }

  /** Takes a report of the audio thread. */
  hear(report: TimedReport): void {
    if (this.#retired || report.playback !== this.playback) return;
    switch (report.type) {
      case 'position': {
        this.#remember();
        const { played: frames, at, rate } = report;
        this.#reading = { frames, at, speed: rate * SAMPLE_RATE };
        // A pause from the beginning on tells nothing, and another one comes behind some frames.
        this.#began ??= rate > 0 ? at - frames / (rate * SAMPLE_RATE) : at;
        this.listener.onPosition();
        this.#wake();
        break;
      }
      case 'unit':
        this.listener.onUnit(report.unit);
        break;
      case 'underrun':
        this.#reading = { ...this.#reading, speed: 0 };
        this.listener.onUnderrun();
        break;
      case 'drained':
        // Nobody has to stop what has ended.
        this.release();
        this.listener.onDrained();
        break;
    }
  }

  #remember(): void {
    const time = this.output.audibleTime();
    const all = [this.#reading, ...this.#earlier].slice(0, MOST_READINGS);
    const heard = all.findIndex(({ at }) => at <= time);
    this.#earlier = heard < 0 ? all : all.slice(0, heard + 1);
  }

  #send(command: PlayerCommand, transfer: Transferable[] = []): void {
    if (!this.#retired) this.output.post(command, transfer);
  }

  #wake(): void {
    const due = this.#waiting.filter(({ below }) => this.#retired || this.queuedSeconds < below);
    this.#waiting = this.#waiting.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }
}
