declare global {
  /** The samples recorded since the last call, float32 little-endian in base64. */
  function takeRecording(): string;
}

/**
 * Runs in the page before its own scripts: whatever is connected to an audio context's destination is also recorded,
 * on the audio thread, so that nothing is lost when the page is busy. Self-contained, because it is sent as source.
 */
export function tapOutput(): void {
  const source = `
    registerProcessor('test-recorder', class extends AudioWorkletProcessor {
      constructor() { super(); this.block = new Float32Array(2048); this.filled = 0; }
      process([input]) {
        const samples = input[0] ?? new Float32Array(128);
        this.block.set(samples, this.filled);
        this.filled += samples.length;
        if (this.filled === this.block.length) { this.port.postMessage(this.block.slice()); this.filled = 0; }
        return true;
      }
    });`;
  let recorded: Float32Array[] = [];
  const connect = AudioNode.prototype.connect as (
    this: AudioNode,
    target: AudioNode,
    ...rest: number[]
  ) => AudioNode;

  async function tap(node: AudioNode): Promise<void> {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    await (node.context as AudioContext).audioWorklet.addModule(url);
    const recorder = new AudioWorkletNode(node.context, 'test-recorder');
    recorder.port.onmessage = (event) => recorded.push(event.data);
    connect.call(node, recorder);
    connect.call(recorder, node.context.destination);
  }

  AudioNode.prototype.connect = function (this: AudioNode, target: never, ...rest: number[]) {
    const result = connect.call(this, target, ...rest);
    if (target === this.context.destination) void tap(this);
    return result;
  } as typeof AudioNode.prototype.connect;

  globalThis.takeRecording = () => {
    let binary = '';
    for (const block of recorded)
      for (const byte of new Uint8Array(block.buffer)) binary += String.fromCharCode(byte);
    recorded = [];
    return btoa(binary);
  };
}
