import type { TimedReport } from '../contracts/audio';
import { offlineOr } from '../shared/offline';
import { pageLedger } from '../shared/page-ledger';
import { createFailure, SpeechError, speechError } from '../shared/speech-error';
import { AudioChannel, type ChannelListener } from './audio-channel';
import { AudioOutput, type OutputListener } from './audio-output';

/** The page's one sound output: opened on first use and kept, and replaced when its device has failed. */
export class AudioPlayer {
  #output: AudioOutput | undefined;
  /** Why there is no output, or none but a broken one. */
  #refusal: unknown;
  #channel: AudioChannel | undefined;
  #playbacks = 0;
  #rate = 1;
  #gain = 1;
  #stretch: Promise<void> | undefined;
  readonly #listener: OutputListener = {
    onReport: (report: TimedReport) => this.#channel?.hear(report),
    onInterrupted: () => this.#channel?.interrupt(),
  };

  /**
   * @param urls addresses of the built player worklet and of Sonic's WebAssembly
   * @param ledger where context and node stand as long as they are kept, and a channel from its beginning to its end
   */
  constructor(
    private readonly urls: { readonly worklet: string; readonly stretch: string },
    private readonly ledger = pageLedger,
  ) {}

  /** Makes the output and lets it sound. Call it inside the reader's gesture, before anything asynchronous. */
  unlock(): void {
    if (!globalThis.AudioContext) return;
    try {
      if (!this.#output || this.#output.isBroken) this.#replaceOutput();
    } catch (cause) {
      // No output device, or too many contexts: `open` tells.
      this.#refusal = cause;
      return;
    }
    this.#output?.resume();
  }

  /**
   * Makes sure that sound can be heard.
   * @throws SpeechError `audio-unavailable` without Web Audio or an output, `not-allowed` when the browser waits for a gesture
   */
  async open(): Promise<void> {
    if (!globalThis.AudioContext || !globalThis.AudioWorkletNode)
      throw speechError('audio-unavailable', 'no-audio-context');
    this.unlock();
    const output = this.#output;
    try {
      if (!output || output.isBroken) throw this.#refusal ?? new Error('the output device failed');
      await output.connect(this.urls.worklet);
    } catch (cause) {
      throw new SpeechError(
        offlineOr(() => createFailure('audio-unavailable', 'context-failed', {}, cause), cause),
      );
    }
    await output.untilRunning();
  }

  /**
   * Starts a row of units; an earlier one falls silent. Where the output stands still, its listener is told at once.
   * @throws SpeechError `audio-unavailable` if there never was an output
   */
  begin(listener: ChannelListener): AudioChannel {
    const output = this.#output;
    if (!output) throw speechError('audio-unavailable', 'context-failed', {}, this.#refusal);
    this.#channel?.retire();
    const release = this.ledger.acquire('audio-node', 'channel');
    const channel = new AudioChannel(++this.#playbacks, output, listener, release);
    this.#channel = channel;
    // Its owner has to know the channel first.
    if (!output.isRunning) queueMicrotask(() => channel.interrupt());
    return channel;
  }

  /** Times the loudness, 0 to 1; without a click. */
  set volume(volume: number) {
    this.#gain = volume;
    if (this.#output) this.#output.volume = volume;
  }

  /** Times the speed of what sounds, with its pitch. Another one than 1 holds as soon as what it needs is there. */
  set rate(rate: number) {
    this.#rate = rate;
    this.#applyRate();
  }

  /** @throws DOMException where the browser makes no context; the output stays as it is then */
  #replaceOutput(): void {
    const output = new AudioOutput(this.#listener, this.ledger, this.#gain);
    this.#refusal = undefined;
    this.#output?.close();
    this.#output = output;
    this.#stretch = undefined;
    this.#applyRate();
  }

  #applyRate(): void {
    if (this.#rate !== 1) this.#loadStretch();
    this.#output?.post({ type: 'rate', rate: this.#rate });
  }

  /** Brings the audio thread what other rates than 1 need; a failure is forgotten, so that the next change of rate tries again. */
  #loadStretch(): void {
    const output = this.#output;
    if (!output || this.#stretch) return;
    const load = async () => {
      const answer = await fetch(this.urls.stretch);
      if (!answer.ok) throw new Error(`${answer.status} for ${this.urls.stretch}`);
      const wasm = await answer.arrayBuffer();
      output.post({ type: 'stretch', wasm }, [wasm]);
    };
    const stretch = load();
    this.#stretch = stretch;
    stretch.catch(() => {
      if (this.#stretch === stretch) this.#stretch = undefined;
    });
  }
}
