import {
  type HubCommand,
  type HubCount,
  type HubCounts,
  type HubFault,
  type HubFaults,
  isAddressFault,
} from './hub-fault';

/** The faults and counts of one user of the hub, so that test files running side by side do not meet. */
export class HubRoom {
  readonly #faults = new Map<string, { fault: HubFault; left: number }[]>();
  readonly #counts = new Map<string, HubCount>();

  /** Sets or takes back the faults of a path, or of `*`. */
  fault(path: string, faults: HubFaults): void {
    const queue = faults === null ? [] : [faults].flat();
    if (queue.length === 0) this.#faults.delete(path);
    else {
      const entry = (fault: HubFault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
      this.#faults.set(path, queue.map(entry));
    }
  }

  /** Obeys `POST /control`. */
  obey({ reset, faults = {} }: HubCommand): void {
    if (reset) this.reset();
    for (const [path, ofPath] of Object.entries(faults)) this.fault(path, ofPath);
  }

  /** Forgets faults and counts. */
  reset(): void {
    this.#faults.clear();
    this.#counts.clear();
  }

  /** The fault to apply now on this side of the redirect, which uses it up once. */
  take(path: string, side: 'address' | 'body'): HubFault | undefined {
    const key = this.#faults.has(path) ? path : '*';
    const queue = this.#faults.get(key);
    const entry = queue?.[0];
    if (!entry || isAddressFault(entry.fault) !== (side === 'address')) return undefined;
    entry.left--;
    if (entry.left <= 0) queue.shift();
    if (queue.length === 0) this.#faults.delete(key);
    return entry.fault;
  }

  /** Adds to a path's counts. */
  count(path: string, { requests = 0, bytes = 0, ranges = 0 }: Partial<HubCount>): void {
    const old = this.#counts.get(path) ?? { requests: 0, bytes: 0, ranges: 0 };
    this.#counts.set(path, {
      requests: old.requests + requests,
      bytes: old.bytes + bytes,
      ranges: old.ranges + ranges,
    });
  }

  /** All counts so far. */
  get counts(): HubCounts {
    return Object.fromEntries(this.#counts);
  }
}
