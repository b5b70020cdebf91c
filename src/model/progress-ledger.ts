import type { ModelProgress } from '../contracts/model';

/** The share of the whole that has to arrive before it is worth telling. */
const STEP = 1 / 200;

/** One file's line in the ledger. */
export interface ProgressEntry {
  /** So many bytes of the file are here. `total` replaces an unknown length. */
  update(received: number, total: number): void;
  /** The file is whole. */
  complete(from: ModelProgress['source'], bytes: number): void;
  /** The file is no longer being fetched, for better or worse. Must be called exactly once, last. */
  close(): void;
}

interface Line {
  received: number;
  total: number;
  source: ModelProgress['source'];
}

/**
 * Adds up the progress of all files that are being fetched. A preparation begins with the first file and ends when none
 * is open any more; within it the received bytes never go back, not even when a file starts over.
 */
export class ProgressLedger {
  readonly #lines = new Set<Line>();
  #open = 0;
  #told = -1;

  constructor(private readonly tell: (progress: ModelProgress) => void) {}

  /** Opens a line. @param total bytes; 0 if not known */
  open(total: number): ProgressEntry {
    const line: Line = { received: 0, total, source: 'store' };
    this.#lines.add(line);
    this.#open++;
    let whole = false;
    return {
      update: (received, announced) => {
        line.source = 'network';
        line.received = received;
        // A compressed body is longer than announced.
        if (announced > 0) line.total = Math.max(line.total, announced, received);
        this.#report();
      },
      complete: (from, bytes) => {
        whole = true;
        line.source = from;
        line.received = bytes;
        line.total = bytes;
        this.#report();
      },
      close: () => {
        // What failed is no part of the whole; what is whole stays until the preparation ends.
        if (!whole) this.#lines.delete(line);
        this.#open--;
        if (this.#open > 0) return;
        this.#lines.clear();
        this.#told = -1;
      },
    };
  }

  #report(): void {
    const lines = [...this.#lines];
    const received = lines.reduce((sum, line) => sum + line.received, 0);
    const known = lines.every((line) => line.total > 0);
    const totalBytes = known ? lines.reduce((sum, line) => sum + line.total, 0) : 0;
    const isWhole = received === totalBytes;
    if (received <= this.#told || (!isWhole && received < this.#told + totalBytes * STEP)) return;
    this.#told = received;
    const source = lines.some((line) => line.source === 'network') ? 'network' : 'store';
    this.tell({ receivedBytes: received, totalBytes, source });
  }
}
