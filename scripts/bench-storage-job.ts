/** What the benchmark compares: both stores, and a file of the second one read as a whole without synchronous access. */
export type StorageMethod = 'idb' | 'opfs' | 'opfs-snapshot';

/** What the thread of the storage benchmark is asked to do. */
export interface StorageJob {
  readonly method: StorageMethod;
  readonly operation: 'write' | 'read';
  /** Length of the file. */
  readonly bytes: number;
}

/** What it answers. */
export type StorageReply = { readonly ms: number } | { readonly error: string };

/** One run of one job. */
export interface StorageRun {
  readonly ms: number;
  /** Growth of the largest renderer process to its peak, in megabytes. */
  readonly peakMegabytes: number;
}

/** Runs inside the page. Self-contained, because it is sent there as source text. */
export function runInWorker(job: StorageJob): Promise<StorageReply> {
  return new Promise((resolve) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<StorageReply>) => resolve(data);
    worker.onerror = ({ message }) => resolve({ error: message });
    worker.postMessage(job);
  });
}
