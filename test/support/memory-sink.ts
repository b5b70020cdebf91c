import type { ByteSink } from '../../src/audio/export/byte-sink';

/** A file in memory, for tests. */
export class MemorySink implements ByteSink {
  bytes = new Uint8Array();
  /** What became of it. */
  end: 'open' | 'committed' | 'discarded' = 'open';

  constructor(readonly isSeekable = true) {}

  async write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void> {
    if (this.end !== 'open') throw new Error(`a write to a file that is ${this.end}`);
    const length = Math.max(this.bytes.length, position + data.length);
    if (length > this.bytes.length) {
      const larger = new Uint8Array(length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes.set(data, position);
  }

  async commit(): Promise<undefined> {
    this.end = 'committed';
  }

  async discard(): Promise<void> {
    this.end = 'discarded';
  }
}
