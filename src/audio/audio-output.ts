import { type PlayerCommand, SAMPLE_RATE, type TimedReport } from '../contracts/audio';
import { deferred } from '../shared/deferred';
import type { Release, ResourceLedger } from '../shared/resource-ledger';
import { speechError } from '../shared/speech-error';
import type { ChannelOutput } from './audio-channel';
import { audibleTime } from './audio-clock';

/** How long a context may take to start sounding before the browser is taken to forbid it, in milliseconds. */
const UNLOCK_PATIENCE = 400;
/** The same when the reader has touched the page: then only the device can be slow. */
const DEVICE_PATIENCE = 8000;
/** What is in the way of a context that has not started in this time. */
const LATE = 'the output did not start';
/** Time constant of a change of loudness, in seconds. */
const VOLUME_SECONDS = 0.01;

/** Who hears of an output. */
export interface OutputListener {
  /** News of the audio thread. */
  onReport(report: TimedReport): void;
  /** The system took it away: nothing moves until somebody resumes it. */
  onInterrupted(): void;
}

/** One AudioContext with the player on its audio thread, from its making until the device below it fails. */
export class AudioOutput implements ChannelOutput {
  readonly #context: AudioContext;
  readonly #volume: GainNode;
  #connecting: Promise<void> | undefined;
  #node: AudioWorkletNode | undefined;
  /** Commands that came before there was a player. */
  #early: Parameters<ChannelOutput['post']>[] = [];
  #isBroken = false;
  readonly #closed = new AbortController();
  readonly #releases: Release[] = [];

  /**
   * Call it inside the reader's gesture.
   * @throws DOMException where the browser makes no context
   */
  constructor(
    private readonly listener: OutputListener,
    private readonly ledger: ResourceLedger,
    volume: number,
  ) {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
    this.#context = context;
    this.#releases.push(ledger.acquireStanding('audio-node', 'context'));
    this.#volume = new GainNode(context, { gain: volume });
    this.#volume.connect(context.destination);
    const { signal } = this.#closed;
    const follow = () => {
      // Nobody here suspends it.
      if (!this.isRunning) listener.onInterrupted();
    };
    const fail = () => {
      // Such a context is not always resumed when the device is back, and some are called running still.
      this.#isBroken = true;
      listener.onInterrupted();
    };
    context.addEventListener('statechange', follow, { signal });
    context.addEventListener('error', fail, { signal });
  }

  /** Whether it will not sound any more: another one has to take its place. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Whether its clock goes on. */
  get isRunning(): boolean {
    return !this.#isBroken && this.#context.state === 'running';
  }

  /** Asks the browser to let it sound. Call it inside the reader's gesture. */
  resume(): void {
    if (!this.isRunning) void this.#context.resume().catch(() => undefined);
  }

  /** Brings the player to the audio thread; rejects if its code cannot be fetched, and can be called again then. */
  connect(worklet: string): Promise<void> {
    this.#connecting ??= this.#connect(worklet);
    this.#connecting.catch(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  /**
   * Resolves when it sounds.
   * @throws SpeechError `audio-unavailable`, and it is broken then, or `not-allowed` when the browser waits for a gesture
   */
  async untilRunning(): Promise<void> {
    if (this.isRunning) return;
    const isTouched = navigator.userActivation?.hasBeenActive ?? false;
    const refusal = await this.#start(isTouched ? DEVICE_PATIENCE : UNLOCK_PATIENCE);
    if (refusal === undefined) return;
    if (refusal === LATE && !isTouched) throw speechError('not-allowed', 'autoplay-blocked');
    this.#isBroken = true;
    throw speechError('audio-unavailable', 'context-failed', {}, refusal);
  }

  /** Times the loudness, 0 to 1; without a click. */
  set volume(volume: number) {
    this.#volume.gain.setTargetAtTime(volume, this.#context.currentTime, VOLUME_SECONDS);
  }

  post(command: PlayerCommand, transfer: Transferable[] = []): void {
    if (this.#node) this.#node.port.postMessage(command, transfer);
    else this.#early.push([command, transfer]);
  }

  audibleTime(): number {
    return audibleTime(this.#context, performance.now());
  }

  /** Gives the device back. */
  close(): void {
    this.#isBroken = true;
    this.#closed.abort();
    void this.#context.close().catch(() => undefined);
    for (const release of this.#releases.splice(0)) release();
  }

  async #connect(worklet: string): Promise<void> {
    const context = this.#context;
    await context.audioWorklet.addModule(worklet);
    const node = new AudioWorkletNode(context, 'kokoro-player', {
      numberOfInputs: 0,
      outputChannelCount: [1],
    });
    this.#releases.push(this.ledger.acquireStanding('audio-node', 'player'));
    node.port.onmessage = (event: MessageEvent<TimedReport>) => this.listener.onReport(event.data);
    node.connect(this.#volume);
    this.#node = node;
    for (const [command, transfer] of this.#early.splice(0)) this.post(command, transfer);
  }

  /** Resolves with undefined when it sounds, and else with what is in the way. */
  #start(patience: number): Promise<unknown> {
    const { promise, resolve } = deferred<unknown>();
    const timer = setTimeout(() => resolve(LATE), patience);
    const fail = () => resolve('the output device failed');
    this.#context.addEventListener('error', fail, { once: true });
    this.#context.resume().then(() => resolve(undefined), resolve);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#context.removeEventListener('error', fail);
    });
  }
}
