import { SAMPLE_RATE, type TimedReport } from '../contracts/audio';
import { deferred } from '../shared/deferred';
import { offlineOr } from '../shared/offline';
import { pageLedger } from '../shared/page-ledger';
import { createFailure, SpeechError, speechError } from '../shared/speech-error';
import { AudioChannel, type ChannelListener, type ChannelOutput } from './audio-channel';
import { audibleTime } from './audio-clock';

/** How long a context may take to start sounding before the browser is taken to forbid it, in milliseconds. */
const UNLOCK_PATIENCE = 400;
/** The same when the reader has touched the page: then only the device can be slow. */
const DEVICE_PATIENCE = 8000;
/** Time constant of a change of loudness, in seconds. */
const VOLUME_SECONDS = 0.01;

/** The page's one sound output: one AudioContext, opened on first use and kept. */
export class AudioPlayer {
  #context: AudioContext | undefined;
  #volume: GainNode | undefined;
  #node: Promise<AudioWorkletNode> | undefined;
  #channel: AudioChannel | undefined;
  #output: ChannelOutput | undefined;
  #playbacks = 0;
  #rate = 1;
  #gain = 1;
  #stretch: Promise<void> | undefined;

  /**
   * @param urls addresses of the built player worklet and of Sonic's WebAssembly
   * @param ledger where context and node stand for ever, and a channel from its beginning to its end
   */
  constructor(
    private readonly urls: { readonly worklet: string; readonly stretch: string },
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

  /**
   * Starts a row of units; an earlier one falls silent.
   * @throws SpeechError `audio-unavailable` if {@link open} did not resolve before
   */
  begin(listener: ChannelListener): AudioChannel {
    const output = this.#output;
    if (!output) throw speechError('audio-unavailable', 'context-failed');
    this.#channel?.retire();
    const release = this.ledger.acquire('audio-node', 'channel');
    this.#channel = new AudioChannel(++this.#playbacks, output, listener, release);
    return this.#channel;
  }

  /** Times the loudness, 0 to 1; without a click. */
  set volume(volume: number) {
    this.#gain = volume;
    const [context, node] = [this.#context, this.#volume];
    if (context && node) node.gain.setTargetAtTime(volume, context.currentTime, VOLUME_SECONDS);
  }

  /** Times the speed of what sounds, with its pitch. Another one than 1 holds as soon as what it needs is there. */
  set rate(rate: number) {
    this.#rate = rate;
    if (rate !== 1) this.#loadStretch();
    this.#output?.post({ type: 'rate', rate });
  }

  #createContext(): AudioContext {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
    this.ledger.acquireStanding('audio-node', 'context');
    // Nobody here suspends it. A device that fails is an event of its own in Chromium, and no change of state.
    const interrupted = () => this.#channel?.interrupt();
    context.addEventListener('statechange', () => {
      if (context.state !== 'running') interrupted();
    });
    context.addEventListener('error', interrupted);
    return context;
  }

  async #connect(): Promise<AudioWorkletNode> {
    const context = this.#context;
    if (!context) throw new Error('no AudioContext');
    await context.audioWorklet.addModule(this.urls.worklet);
    const node = new AudioWorkletNode(context, 'kokoro-player', {
      numberOfInputs: 0,
      outputChannelCount: [1],
    });
    this.ledger.acquireStanding('audio-node', 'player');
    node.port.onmessage = (event: MessageEvent<TimedReport>) => this.#channel?.hear(event.data);
    const volume = new GainNode(context, { gain: this.#gain });
    node.connect(volume).connect(context.destination);
    this.#volume = volume;
    this.#output = {
      post: (command, transfer = []) => node.port.postMessage(command, transfer),
      audibleTime: () => audibleTime(context, performance.now()),
    };
    this.#output.post({ type: 'rate', rate: this.#rate });
    if (this.#rate !== 1) this.#loadStretch();
    return node;
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
    this.#stretch = load();
    this.#stretch.catch(() => {
      this.#stretch = undefined;
    });
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
