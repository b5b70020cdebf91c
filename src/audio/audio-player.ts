import { type PlayerCommand, type PlayerReport, SAMPLE_RATE } from '../contracts/audio';
import { deferred } from '../shared/deferred';
import { offlineOr } from '../shared/offline';
import { pageLedger } from '../shared/page-ledger';
import type { Release } from '../shared/resource-ledger';
import { createFailure, SpeechError, speechError } from '../shared/speech-error';
import { shapeChunk } from './shape-chunk';

/** How long a context may take to start sounding before the browser is taken to forbid it, in milliseconds. */
const UNLOCK_PATIENCE = 400;
/** The same when the reader has touched the page: then only the device can be slow. */
const DEVICE_PATIENCE = 8000;

/** What a channel tells its owner; seconds of sound. */
export interface ChannelListener {
  /** The first sample of a unit is on its way to the ear. */
  onUnit(unit: number): void;
  onPosition(playedSeconds: number): void;
  onUnderrun(): void;
  onDrained(): void;
}

/** One playback's way into the player. Commands of a channel that another replaced do nothing. */
export interface AudioChannel {
  /** Seconds of sound that were pushed and not yet heard. */
  readonly queuedSeconds: number;
  /** Resolves when less than this many seconds wait, or the channel was replaced or stopped. */
  whenBelow(seconds: number): Promise<void>;
  /** Appends a unit's sound. @param pauseSeconds silence after it */
  push(unit: number, samples: Float32Array, pauseSeconds: number): void;
  /** No more will come. */
  end(): void;
  pause(): void;
  resume(): void;
  /** Silences and drops everything. */
  stop(): void;
}

/** The page's one sound output: one AudioContext, opened on first use and kept. */
export class AudioPlayer {
  #context: AudioContext | undefined;
  #node: Promise<AudioWorkletNode> | undefined;
  #channel: Channel | undefined;
  #playbacks = 0;

  /**
   * @param workletUrl address of the built player worklet
   * @param ledger where context and node stand for ever, and a channel from its beginning to its end
   */
  constructor(
    private readonly workletUrl: string,
    private readonly ledger = pageLedger,
  ) {}

  /** Creates and resumes the context. Call it inside the reader's gesture, before anything asynchronous. */
  unlock(): void {
    if (!globalThis.AudioContext) return;
    try {
      this.#context ??= this.#createContext();
    } catch {
      // No output device, or too many contexts: `open` tells.
      return;
    }
    if (this.#context.state !== 'running') void this.#context.resume().catch(() => undefined);
  }

  /**
   * Makes sure that sound can be heard.
   * @throws SpeechError `audio-unavailable` without Web Audio, `not-allowed` when the browser waits for a gesture
   */
  async open(): Promise<void> {
    if (!globalThis.AudioContext || !globalThis.AudioWorkletNode)
      throw speechError('audio-unavailable', 'no-audio-context');
    try {
      this.unlock();
      this.#node ??= this.#connect();
      await this.#node;
    } catch (cause) {
      this.#node = undefined;
      throw new SpeechError(
        offlineOr(() => createFailure('audio-unavailable', 'context-failed', {}, cause), cause),
      );
    }
    await this.#running();
  }

  /** Starts a playback; an earlier one falls silent. {@link open} comes first. */
  async begin(listener: ChannelListener): Promise<AudioChannel> {
    const node = await (this.#node ??
      Promise.reject(speechError('audio-unavailable', 'context-failed')));
    this.#channel?.retire();
    const channel = new Channel(
      ++this.#playbacks,
      (command, transfer) => node.port.postMessage(command, transfer),
      listener,
      this.ledger.acquire('audio-node', 'channel'),
    );
    this.#channel = channel;
    return channel;
  }

  #createContext(): AudioContext {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
    this.ledger.acquireStanding('audio-node', 'context');
    return context;
  }

  async #connect(): Promise<AudioWorkletNode> {
    const context = this.#context;
    if (!context) throw new Error('no AudioContext');
    await context.audioWorklet.addModule(this.workletUrl);
    const node = new AudioWorkletNode(context, 'kokoro-player', {
      numberOfInputs: 0,
      outputChannelCount: [1],
    });
    this.ledger.acquireStanding('audio-node', 'player');
    node.port.onmessage = (event: MessageEvent<PlayerReport>) => this.#channel?.hear(event.data);
    node.connect(context.destination);
    return node;
  }

  /** Resolves when the context runs. */
  async #running(): Promise<void> {
    const context = this.#context;
    if (!context || context.state === 'running') return;
    const touched = navigator.userActivation?.hasBeenActive ?? false;
    const timer = deferred<'late'>();
    const handle = setTimeout(
      () => timer.resolve('late'),
      touched ? DEVICE_PATIENCE : UNLOCK_PATIENCE,
    );
    const first = await Promise.race([context.resume().then(() => 'running'), timer.promise]);
    clearTimeout(handle);
    if (first === 'running') return;
    throw touched
      ? speechError('audio-unavailable', 'context-failed')
      : speechError('not-allowed', 'autoplay-blocked');
  }
}

/** The page's half of the queue. */
class Channel implements AudioChannel {
  #pushed = 0;
  #played = 0;
  #retired = false;
  #waiting: { readonly below: number; readonly resolve: () => void }[] = [];

  constructor(
    private readonly playback: number,
    private readonly post: (command: PlayerCommand, transfer: Transferable[]) => void,
    private readonly listener: ChannelListener,
    private readonly release: Release,
  ) {
    this.#send({ type: 'begin', playback });
  }

  get queuedSeconds(): number {
    return (this.#pushed - this.#played) / SAMPLE_RATE;
  }

  whenBelow(seconds: number): Promise<void> {
    if (this.#retired || this.queuedSeconds < seconds) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ below: seconds, resolve }));
  }

  push(unit: number, samples: Float32Array, pauseSeconds: number): void {
    const shaped = shapeChunk(samples, SAMPLE_RATE, pauseSeconds).samples;
    this.#pushed += shaped.length;
    this.#send({ type: 'push', playback: this.playback, unit, samples: shaped }, [shaped.buffer]);
  }

  end(): void {
    this.#send({ type: 'end', playback: this.playback });
  }

  pause(): void {
    this.#send({ type: 'pause' });
  }

  resume(): void {
    this.#send({ type: 'resume' });
  }

  stop(): void {
    this.#send({ type: 'clear' });
    this.retire();
  }

  /** Cuts the channel off: it says and hears nothing any more. */
  retire(): void {
    this.#retired = true;
    this.release();
    this.#wake();
  }

  hear(report: PlayerReport): void {
    if (this.#retired || report.playback !== this.playback) return;
    switch (report.type) {
      case 'position':
        this.#played = report.played;
        this.listener.onPosition(report.played / SAMPLE_RATE);
        this.#wake();
        break;
      case 'unit':
        this.listener.onUnit(report.unit);
        break;
      case 'underrun':
        this.listener.onUnderrun();
        break;
      case 'drained':
        // Nobody has to stop what has ended.
        this.release();
        this.listener.onDrained();
        break;
    }
  }

  #send(command: PlayerCommand, transfer: Transferable[] = []): void {
    if (!this.#retired) this.post(command, transfer);
  }

  #wake(): void {
    const due = this.#waiting.filter(({ below }) => this.#retired || this.queuedSeconds < below);
    this.#waiting = this.#waiting.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }
}
