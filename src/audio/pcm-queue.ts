import type { PlayerCommand, PlayerReport } from '../contracts/audio';
import { RatedSource } from './rated-source';
import type { Stretch } from './stretch/stretch';

/** Length of the ramp that keeps a pause, a resume or a stop from clicking, in seconds. */
const RAMP_SECONDS = 0.004;
/** How often the position is told while sounding, in seconds. */
const REPORT_SECONDS = 0.05;

/**
 * The queue of samples behind the audio thread's output: pure, so that it is tested without one. It plays pieces in
 * the order in which they were pushed, sample after sample, and tells what happened.
 */
export class PcmQueue {
  readonly #source = new RatedSource();
  #playback = 0;
  #ended = true;
  #dry = false;
  #paused = false;
  /** Set while the sound ramps down before it is dropped; commands wait until then. */
  #clearing = false;
  #held: PlayerCommand[] = [];
  /** Loudness of the moment, 0..1. */
  #gain = 1;
  #sinceReport = 0;
  /** The next block is to be told, whatever the time. */
  #isPaceNew = false;
  #reports: PlayerReport[] = [];
  readonly #rampStep: number;
  readonly #reportEvery: number;

  /** @param sampleRate of the output, in Hz */
  constructor(sampleRate: number) {
    this.#rampStep = 1 / (RAMP_SECONDS * sampleRate);
    this.#reportEvery = REPORT_SECONDS * sampleRate;
  }

  /** Gives it what it needs for other rates than 1. */
  set stretch(stretch: Stretch) {
    this.#source.stretch = stretch;
  }

  /** Carries out a command. Takes ownership of pushed samples. */
  command(command: PlayerCommand): void {
    if (this.#clearing) {
      this.#held.push(command);
      return;
    }
    switch (command.type) {
      case 'begin':
        this.#silenceThen(() => this.#begin(command.playback), command);
        break;
      case 'clear':
        this.#silenceThen(() => this.#drop(), command);
        break;
      case 'push':
        if (command.playback === this.#playback) this.#push(command.unit, command.samples);
        break;
      case 'end':
        if (command.playback === this.#playback) this.#end();
        break;
      case 'pause':
        this.#paused = true;
        // Nothing sounds, so it takes hold without a ramp.
        if (!this.#isSounding) this.#gain = 0;
        break;
      case 'resume':
        this.#paused = false;
        this.#isPaceNew = true;
        break;
      case 'rate':
        this.#source.rate = command.rate;
        this.#isPaceNew = true;
        break;
    }
  }

  /** Fills one block of output, in place. */
  read(out: Float32Array): void {
    out.fill(0);
    const silencing = this.#paused || this.#clearing;
    if (this.#source.isEmpty) this.#runDry();
    if (silencing && this.#gain === 0) return;
    const filled = this.#source.read(out);
    if (filled === 0) return;
    this.#ramp(out, silencing ? 0 : 1);
    if (this.#clearing && this.#gain === 0) this.#finishClearing();
    else this.#tellProgress(filled);
  }

  /** What happened since the last call, in order. */
  takeReports(): readonly PlayerReport[] {
    if (this.#reports.length === 0) return NOTHING;
    const reports = this.#reports;
    this.#reports = [];
    return reports;
  }

  get #isSounding(): boolean {
    return !this.#source.isEmpty && this.#source.position > 0 && this.#gain > 0;
  }

  #begin(playback: number): void {
    this.#drop();
    this.#playback = playback;
    this.#ended = false;
    this.#paused = false;
    this.#isPaceNew = true;
  }

  #push(unit: number, samples: Float32Array): void {
    if (samples.length === 0) return;
    this.#source.push(unit, samples);
    if (this.#dry) this.#isPaceNew = true;
    this.#dry = false;
  }

  #end(): void {
    this.#ended = true;
    if (this.#source.isEmpty) this.#report({ type: 'drained' });
  }

  /** Does something that cuts the sound: at once if nothing sounds, else after a ramp down. */
  #silenceThen(cut: () => void, command: PlayerCommand): void {
    if (!this.#isSounding) {
      cut();
      return;
    }
    this.#clearing = true;
    this.#held.push(command);
  }

  #finishClearing(): void {
    this.#drop();
    const held = this.#held;
    this.#held = [];
    for (const command of held) this.command(command);
  }

  #drop(): void {
    this.#source.clear();
    this.#ended = true;
    this.#dry = false;
    this.#clearing = false;
    this.#gain = 1;
    this.#sinceReport = 0;
  }

  #ramp(out: Float32Array, target: 0 | 1): void {
    if (this.#gain === target) return;
    const step = target === 0 ? -this.#rampStep : this.#rampStep;
    for (let i = 0; i < out.length; i++) {
      this.#gain = Math.min(1, Math.max(0, this.#gain + step));
      out[i] = (out[i] ?? 0) * this.#gain;
    }
  }

  #runDry(): void {
    if (this.#clearing) this.#finishClearing();
    if (this.#paused) this.#gain = 0;
    if (this.#ended || this.#dry || this.#source.position === 0) return;
    this.#dry = true;
    this.#tellPosition();
    this.#report({ type: 'underrun' });
  }

  #tellProgress(filled: number): void {
    for (const { unit, at } of this.#source.takeStarts())
      this.#report({ type: 'unit', unit, played: at });
    this.#sinceReport += filled;
    const last = this.#source.isEmpty && this.#ended;
    const isDue = this.#sinceReport >= this.#reportEvery || this.#isPaceNew;
    if (isDue || last || this.#paused) this.#tellPosition();
    if (last) this.#report({ type: 'drained' });
  }

  #tellPosition(): void {
    this.#sinceReport = 0;
    this.#isPaceNew = false;
    const { position: played, queued, rate } = this.#source;
    this.#report({ type: 'position', played, queued, rate: this.#paused ? 0 : rate });
  }

  #report(report: WithoutPlayback<PlayerReport>): void {
    this.#reports.push({ ...report, playback: this.#playback });
  }
}

type WithoutPlayback<T> = T extends unknown ? Omit<T, 'playback'> : never;

const NOTHING: readonly PlayerReport[] = Object.freeze([]);
