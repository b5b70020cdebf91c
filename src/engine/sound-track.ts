import type { AudioChannel } from '../audio/audio-channel';
import type { AudioPlayer } from '../audio/audio-player';
import { BoundaryMarks, type Mark } from './boundary-marks';
import type { MadeUnit } from './synthesized-unit';
import type { Timeline } from './timeline';
import { type PlacedUnit, UnitWindow, wordStart } from './unit-window';

/** Seconds of heard sound that are kept, for the short way back. */
const SECONDS_BEHIND = 60;
/** Length of the ramp where a unit is entered in its middle, in seconds. */
const FADE_SECONDS = 0.004;
/** A timer of the browser comes up to this much late, in milliseconds: marks that are nearer are told at once. */
const TIMER_SLACK = 3;

/** A place in the text. */
export type SeekTarget = { readonly time: number } | { readonly offset: number };

/** What a track tells its owner. */
export interface TrackListener {
  /** A unit's first sample is on its way to the ear. */
  onUnit(unit: PlacedUnit): void;
  onPosition(): void;
  onMark(mark: Mark): void;
  onUnderrun(): void;
  /** The system took the output away. */
  onInterrupted(): void;
  /** Everything was heard. */
  onEnd(): void;
}

/**
 * The sound of a text as far as it was made, and where in it the ear is. Units come in order; a place that another one was asked
 * for is reached at once if its units are kept, and else when they come.
 */
export class SoundTrack {
  readonly #window = new UnitWindow();
  readonly #marks: BoundaryMarks;
  #channel: AudioChannel | undefined;
  /** Seconds of the text at the channel's first frame. */
  #base = 0;
  /** Seconds of the text at which the next unit to come begins. */
  #next = 0;
  /** The place that sound has to begin at; undefined when it has. */
  #target: SeekTarget | undefined = { time: 0 };
  #isComplete = false;
  #isPaused = false;
  #isHeld = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly player: Pick<AudioPlayer, 'begin'>,
    private readonly timeline: Timeline,
    private readonly listener: TrackListener,
  ) {
    this.#marks = new BoundaryMarks((offset) => {
      const index = timeline.sentenceOf(offset);
      const sentence = timeline.sentences[index];
      return sentence && sentence.start <= offset ? sentence : undefined;
    });
  }

  /** Seconds of the text up to what is at the ear now; of the place that was asked for, while it does not sound. */
  get currentTime(): number {
    if (this.#channel) return this.#base + this.#channel.heardSeconds;
    const target = this.#target;
    return target && 'time' in target ? target.time : this.#base;
  }

  /** Seconds of the text up to which there is sound. */
  get madeTime(): number {
    return this.#next;
  }

  /** Seconds of the text whose sound is there: from and to. Undefined if there is none. */
  get kept(): readonly [from: number, to: number] | undefined {
    const [first] = this.#window.units;
    return first && [first.from, this.#next];
  }

  /** Whether the place that was asked for does not sound yet. */
  get isSeeking(): boolean {
    return this.#target !== undefined;
  }

  /** Seconds of sound that wait for the ear. */
  get queuedSeconds(): number {
    return this.#channel?.queuedSeconds ?? 0;
  }

  /** Resolves when less than this many seconds wait, or everything was dropped. */
  async whenBelow(seconds: number): Promise<void> {
    // A channel that is replaced resolves, too.
    while (this.#channel && this.#channel.queuedSeconds >= seconds)
      await this.#channel.whenBelow(seconds);
  }

  /** Takes the next unit. */
  add(made: MadeUnit): void {
    const seconds = made.samples.length / made.sampleRate;
    const placed: PlacedUnit = { ...made, from: this.#next, to: this.#next + seconds };
    this.#next = placed.to;
    const { source } = placed.unit;
    this.timeline.note(source, seconds, (offset) => wordStart(placed, offset));
    this.#window.add(placed);
    if (this.#target === undefined) this.#push(placed, placed.from);
    else this.#enter(placed, this.#target);
    this.#window.forgetBefore(this.currentTime - SECONDS_BEHIND);
  }

  /** No unit follows. */
  complete(): void {
    this.#isComplete = true;
    const last = this.#window.units.at(-1);
    // A place behind all that there is: its end.
    if (this.#target && last) this.#begin(last.to);
    this.#channel?.end();
  }

  /**
   * Goes to a place.
   * @returns false if its units are not kept: then they have to be made, see {@link restart}
   */
  reach(target: SeekTarget): boolean {
    const time = 'time' in target ? target.time : this.#window.momentOf(target.offset);
    const index = time === undefined ? -1 : this.#window.at(time);
    if (time === undefined || index < 0) return false;
    this.#begin(time);
    for (const unit of this.#window.units.slice(index)) this.#push(unit, time);
    if (this.#isComplete) this.#channel?.end();
    return true;
  }

  /** Falls silent on the way to a place. */
  leave(target: SeekTarget): void {
    this.#base = this.currentTime;
    this.#silence();
    this.#target = target;
  }

  /** Drops all units: those that come next begin at a sentence, and sound begins at a place in it or after it. */
  restart(sentence: number, target: SeekTarget): void {
    this.timeline.settleBefore(sentence);
    this.#silence();
    this.#window.clear();
    this.#isComplete = false;
    this.#next = this.timeline.startOf(sentence);
    this.#base = this.#next;
    this.#target = target;
  }

  /** Hands what waits to the output that took the place of a broken one, if it did. */
  renew(): void {
    if (!this.#channel?.isCutOff) return;
    const target = { time: this.currentTime };
    if (this.reach(target)) return;
    this.leave(target);
    if (this.#isComplete) this.complete();
  }

  pause(): void {
    this.#isPaused = true;
    this.#applyPause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#applyPause();
  }

  /** Keeps sound back that there is not enough of, or lets it go. */
  hold(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    this.#applyPause();
  }

  /** Falls silent for good. */
  stop(): void {
    this.#base = this.currentTime;
    this.#silence();
    this.#window.clear();
  }

  #applyPause(): void {
    if (this.#isPaused || this.#isHeld) this.#channel?.pause();
    else this.#channel?.resume();
  }

  #silence(): void {
    clearTimeout(this.#timer);
    this.#channel?.stop();
    this.#channel = undefined;
    this.#marks.clear();
  }

  /** Begins to sound with a unit if the place that was asked for is in it. */
  #enter(unit: PlacedUnit, target: SeekTarget): void {
    const { source } = unit.unit;
    const isBefore = 'time' in target ? unit.to <= target.time : source.end <= target.offset;
    if (isBefore) return;
    const time =
      'time' in target
        ? Math.max(unit.from, target.time)
        : unit.from + wordStart(unit, target.offset);
    this.#begin(time);
    this.#push(unit, time);
  }

  /** A new row of sound, from a moment on. */
  #begin(time: number): void {
    clearTimeout(this.#timer);
    this.#marks.clear();
    this.#target = undefined;
    this.#base = time;
    this.#channel = this.player.begin({
      onUnit: (serial) => this.#unitHeard(serial),
      onPosition: () => {
        this.listener.onPosition();
        this.#tell();
      },
      onUnderrun: () => this.listener.onUnderrun(),
      onDrained: () => this.#drained(),
      onInterrupted: () => this.listener.onInterrupted(),
    });
    if (this.#isPaused || this.#isHeld) this.#channel.pause();
  }

  /** Hands a unit to the player. @param from moment at which it is entered, if that is in it */
  #push(unit: PlacedUnit, from: number): void {
    const skipped = Math.max(0, Math.round((from - unit.from) * unit.sampleRate));
    const samples = unit.samples.slice(skipped);
    if (skipped > 0) fadeIn(samples, FADE_SECONDS * unit.sampleRate);
    this.#marks.add(unit, from);
    this.#channel?.push(unit.unit.index, samples);
  }

  #unitHeard(index: number): void {
    const unit = this.#window.units.find((placed) => placed.unit.index === index);
    if (unit) this.listener.onUnit(unit);
  }

  #drained(): void {
    // What is on its way to the ear is told before the end is.
    this.#tell(Number.POSITIVE_INFINITY);
    this.#base = this.#next;
    this.#channel = undefined;
    this.listener.onEnd();
  }

  /** Tells what is at the ear now, and comes again for what follows. */
  #tell(until?: number): void {
    clearTimeout(this.#timer);
    const channel = this.#channel;
    const speed = channel?.speed ?? 0;
    const silent = channel?.secondsUntilHeard ?? 0;
    // What begins with the first frame has not begun while that is on its way.
    if (until === undefined && silent > TIMER_SLACK / 1000) {
      if (silent < Number.POSITIVE_INFINITY) this.#tellIn(silent);
      return;
    }
    const now = until ?? this.currentTime + (TIMER_SLACK / 1000) * speed;
    for (const mark of this.#marks.take(now)) {
      this.listener.onMark(mark);
      // Its owner may have gone elsewhere.
      if (this.#channel !== channel) return;
    }
    const { next } = this.#marks;
    if (next === undefined || speed === 0 || until !== undefined) return;
    this.#tellIn((next - this.currentTime) / speed);
  }

  #tellIn(seconds: number): void {
    const wait = seconds * 1000 - TIMER_SLACK / 2;
    this.#timer = setTimeout(() => this.#tell(), Math.max(1, wait));
  }
}

function fadeIn(samples: Float32Array, length: number): void {
  for (let i = 0; i < length && i < samples.length; i++)
    samples[i] = ((samples[i] ?? 0) * i) / length;
}
