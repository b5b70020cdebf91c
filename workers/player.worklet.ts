import { PcmQueue } from '../src/audio/pcm-queue';
import type { PlayerCommand } from '../src/contracts/audio';

/** The audio thread: hands the queue's samples to the output and its news to the page. */
class PlayerProcessor extends AudioWorkletProcessor {
  readonly #queue = new PcmQueue(sampleRate);

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<PlayerCommand>) => this.#queue.command(event.data);
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const out = outputs[0]?.[0];
    if (out) this.#queue.read(out);
    for (const report of this.#queue.takeReports()) this.port.postMessage(report);
    return true;
  }
}

registerProcessor('kokoro-player', PlayerProcessor);
