/** A piece of what went to the output. */
export interface TapePiece {
  /** The context's time of its first sample, in seconds. */
  readonly at: number;
  /** Mono, 16 bits. */
  readonly samples: Int16Array<ArrayBuffer>;
}

/** What a page plays, as it goes to the output. */
export interface OutputTape {
  /** The page's AudioContext, once something was connected to its destination. */
  context: AudioContext | undefined;
  pieces: TapePiece[];
}

declare global {
  var outputTape: OutputTape;
}

/**
 * Records from now on whatever is connected to an AudioContext's destination, with an AudioWorklet of its own beside it: the sound as it
 * is handed over, sample by sample, with the context's time of each. For one context at a time. It holds no reference to its module,
 * so that a page can also be sent its source.
 */
export function recordOutput(): void {
  const processor = `registerProcessor('output-recorder', class extends AudioWorkletProcessor {
    samples = new Int16Array(4800);
    filled = 0;
    at = 0;
    frame = currentFrame;
    process([[input]], [[output]]) {
      for (let i = 0; i < output.length; i++) {
        // Now and then Chromium tells a block the frame of the one before it. What is further off was lost.
        if (Math.abs(currentFrame + i - this.frame) > output.length) this.frame = currentFrame + i;
        if (this.filled === 0) this.at = this.frame / sampleRate;
        this.frame++;
        this.samples[this.filled++] = Math.round(32767 * Math.max(-1, Math.min(1, input?.[i] ?? 0)));
        if (this.filled < this.samples.length) continue;
        this.port.postMessage({ at: this.at, samples: this.samples }, [this.samples.buffer]);
        this.samples = new Int16Array(4800);
        this.filled = 0;
      }
      return true;
    }
  });`;
  const tape: OutputTape = { context: undefined, pieces: [] };
  globalThis.outputTape = tape;
  const { connect } = AudioNode.prototype;
  const join = (source: AudioNode, target: AudioNode) => Reflect.apply(connect, source, [target]);
  const record = async (source: AudioNode, context: AudioContext, output: AudioNode) => {
    tape.context = context;
    const address = URL.createObjectURL(new Blob([processor], { type: 'text/javascript' }));
    await context.audioWorklet.addModule(address);
    URL.revokeObjectURL(address);
    const recorder = new AudioWorkletNode(context, 'output-recorder', {
      channelCount: 1,
      channelCountMode: 'explicit',
      outputChannelCount: [1],
    });
    recorder.port.onmessage = ({ data }: MessageEvent<TapePiece>) => tape.pieces.push(data);
    join(source, recorder);
    // It is silent itself; without a way to the output nobody would ask it for anything.
    join(recorder, output);
  };
  AudioNode.prototype.connect = function (this: AudioNode, target: unknown, ...rest: unknown[]) {
    const connected = Reflect.apply(connect, this, [target, ...rest]);
    const { context } = this;
    if (target instanceof AudioDestinationNode && context instanceof AudioContext)
      void record(this, context, target);
    return connected;
  } as typeof connect;
}

/**
 * The context's time, in seconds, of what is at the output now: by the browser's own account of it, its latency included.
 * As {@link recordOutput}, it refers to nothing outside.
 */
export function outputTimeNow(): number {
  const { context } = globalThis.outputTape;
  if (!context) return Number.NaN;
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
  return contextTime + (performance.now() - performanceTime) / 1000;
}

/** Recorded sound in one row; silence where nothing was recorded. */
export function joinTape(
  pieces: readonly TapePiece[],
  sampleRate: number,
): { readonly at: number; readonly samples: Float32Array; readonly lost: number } {
  const first = pieces[0]?.at ?? 0;
  const placeOf = ({ at }: TapePiece) => Math.round((at - first) * sampleRate);
  const length = Math.max(
    0,
    ...pieces.slice(-1).map((piece) => placeOf(piece) + piece.samples.length),
  );
  const samples = new Float32Array(length);
  let held = 0;
  for (const piece of pieces) {
    const place = placeOf(piece);
    held += piece.samples.length;
    for (let i = 0; i < piece.samples.length; i++)
      samples[place + i] = (piece.samples[i] ?? 0) / 32767;
  }
  return { at: first, samples, lost: length - held };
}
