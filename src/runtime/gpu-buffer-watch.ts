import type { Release, ResourceLedger } from '../shared/resource-ledger';

/** The part of a device that is watched. */
export type BufferMaker = Pick<GPUDevice, 'createBuffer'>;

/**
 * Runs of one shape class in a row that each end with more buffers than they began with, until that is called a leak.
 * Sounds of one class differ in length, so its pool may grow several times before it is full.
 */
export const GROWING_RUNS = 10;

/** Runs whose token counts differ by less than this may be of one shape class. */
const CLASS_WIDTH = 16;

interface WatchedBuffer {
  readonly bytes: number;
  release?: Release;
}

/** Growth without a pause. */
interface Streak {
  readonly runs: number;
  readonly buffers: number;
}

/**
 * Counts the buffers of a device that this thread owns, from the device's making on.
 *
 * The runtime destroys every buffer that it is done with (onnxruntime-web 1.30, watched in Chromium: none is left to the
 * garbage collector) but keeps a pool of them by size. So a run can't be asked to end with what it began with: the first
 * of a length adds to the pool, and so does one whose sound is longer than any before. Growth is a leak when
 * {@link GROWING_RUNS} runs of the same shape class, one after the other, each added buffers, whatever runs of other
 * classes lie between. A class is the number of tokens in steps of 16; the number of sizes in the pool is bounded, so a
 * sound pool pauses soon.
 */
export class GpuBufferWatch {
  readonly #live = new Set<WatchedBuffer>();
  readonly #streaks = new Map<number, Streak>();
  #bytes = 0;
  #ledger: ResourceLedger | undefined;
  // The browser frees what nobody holds any more, destroyed or not. Exists wherever WebGPU does.
  readonly #collected = new FinalizationRegistry<WatchedBuffer>((entry) => this.#strike(entry));

  /**
   * @param device gets a `createBuffer` of its own, which watches; its class is left as it is
   * @param onMade told of each buffer
   */
  constructor(device: BufferMaker, onMade?: (buffer: GPUBuffer) => void) {
    const create = device.createBuffer;
    device.createBuffer = (descriptor) => {
      const buffer = this.#watch(create.call(device, descriptor));
      onMade?.(buffer);
      return buffer;
    };
  }

  /** Buffers that are alive: neither destroyed nor collected. */
  get count(): number {
    return this.#live.size;
  }

  /** Bytes of them all. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Enters the buffers into a ledger, those that are alive and those to come; to be called once. */
  reportTo(ledger: ResourceLedger): void {
    this.#ledger = ledger;
    for (const entry of this.#live) entry.release = ledger.acquire('gpu-buffer');
  }

  /** Runs a job that runs the model on so many tokens, and compares the counts. Not reentrant. */
  async audit<T>(tokens: number, job: () => Promise<T>): Promise<T> {
    const before = this.count;
    try {
      return await job();
    } finally {
      this.#judge(Math.ceil(tokens / CLASS_WIDTH) * CLASS_WIDTH, this.count - before);
    }
  }

  #judge(shapeClass: number, growth: number): void {
    const { runs, buffers } = this.#streaks.get(shapeClass) ?? { runs: 0, buffers: 0 };
    if (growth <= 0) {
      this.#streaks.delete(shapeClass);
      return;
    }
    const streak = { runs: runs + 1, buffers: buffers + growth };
    if (streak.runs < GROWING_RUNS) {
      this.#streaks.set(shapeClass, streak);
      return;
    }
    // Told again after as many more runs.
    this.#streaks.delete(shapeClass);
    this.#ledger?.reportGrowth('gpu-buffer', streak.buffers, `up to ${shapeClass} tokens`);
  }

  #watch(buffer: GPUBuffer): GPUBuffer {
    const entry: WatchedBuffer = { bytes: buffer.size };
    this.#live.add(entry);
    this.#bytes += entry.bytes;
    if (this.#ledger) entry.release = this.#ledger.acquire('gpu-buffer');
    const { destroy } = buffer;
    // Held by the buffer alone, so that it does not keep the buffer alive.
    buffer.destroy = () => {
      this.#strike(entry);
      return destroy.call(buffer);
    };
    this.#collected.register(buffer, entry);
    return buffer;
  }

  #strike(entry: WatchedBuffer): void {
    if (!this.#live.delete(entry)) return;
    this.#bytes -= entry.bytes;
    entry.release?.();
  }
}
