import { PcmQueue } from '../src/audio/pcm-queue';
import { SonicStretch } from '../src/audio/stretch/sonic-stretch';
import type { PlayerCommand, TimedReport } from '../src/contracts/audio';

/** The audio thread: hands the queue's samples to the output and its news to the page. */
class PlayerProcessor extends AudioWorkletProcessor {
  readonly #queue = new PcmQueue(sampleRate);

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<PlayerCommand>) => {
      if (data.type === 'stretch') void this.#loadStretch(data.wasm);
      else this.#queue.command(data);
    };
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const out = outputs[0]?.[0];
    if (out) this.#queue.read(out);
    const at = currentTime + (out?.length ?? 0) / sampleRate;
    for (const report of this.#queue.takeReports()) {
      const timed: TimedReport = { ...report, at };
      this.port.postMessage(timed);
    }
    return true;
  }

  async #loadStretch(wasm: ArrayBuffer): Promise<void> {
    this.#queue.stretch = await SonicStretch.load(wasm, sampleRate);
  }
}

registerProcessor('kokoro-player', PlayerProcessor);
