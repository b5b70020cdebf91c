import type { ModelProgress } from '../../contracts/model';

/** The share of the whole that has to arrive before it is worth telling. */
const STEP = 1 / 200;

/** One file's line in the ledger, or one caller's share of it. */
export interface ProgressEntry {
  /** So many bytes of the file are here. `total` replaces an unknown length. */
  update(received: number, total: number): void;
  /** The file is whole. */
  complete(from: ModelProgress['source'], bytes: number): void;
  /** The file is no longer being fetched, for better or worse. Must be called exactly once; what follows is ignored. */
  close(): void;
}

interface Line {
  received: number;
  total: number;
  source: ModelProgress['source'];
  isWhole: boolean;
  /** How many entries of it are open. */
  open: number;
}

/**
 * Adds up the progress of all files that are being fetched. A preparation begins with the first file and ends when none
 * is open any more; within it the received bytes never go back, not even when a file starts over. A file that is fetched
 * for two callers counts once.
 */
export class ProgressLedger {
  readonly #lines = new Map<string | symbol, Line>();
  #open = 0;
  #told = -1;

  constructor(private readonly tell: (progress: ModelProgress) => void) {}

  /**
   * Opens a line, or joins the one of that name.
   * @param total bytes; 0 if not known
   * @param name the same for all who fetch the same file; without one, the line is the caller's own
   */
  open(total: number, name: string | symbol = Symbol('file')): ProgressEntry {
    const line = this.#lines.get(name) ?? {
      received: 0,
      total,
      source: 'store',
      isWhole: false,
      open: 0,
    };
    this.#lines.set(name, line);
    line.open++;
    this.#open++;
    let isOpen = true;
    return {
      update: (received, announced) => {
        if (!isOpen) return;
        line.source = 'network';
        line.received = received;
        // A compressed body is longer than announced.
        if (announced > 0) line.total = Math.max(line.total, announced, received);
        this.#report();
      },
      complete: (from, bytes) => {
        if (!isOpen) return;
        line.isWhole = true;
        // What came over the network while this caller waited for it is in the store by now.
        if (from === 'network') line.source = from;
        line.received = bytes;
        line.total = bytes;
        this.#report();
      },
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        line.open--;
        this.#open--;
        // What failed is no part of the whole; what is whole stays until the preparation ends.
        if (!line.isWhole && line.open === 0) this.#lines.delete(name);
        if (this.#open > 0) return;
        this.#lines.clear();
        this.#told = -1;
      },
    };
  }

  #report(): void {
    const lines = [...this.#lines.values()];
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
