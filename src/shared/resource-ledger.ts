import type { MetricSink } from '../contracts/metrics';
import { ResourceBooks, type ResourceEntry } from './resource-books';
import {
  leakMetric,
  levelMetric,
  type Observation,
  RESOURCE_KINDS,
  type ResourceKind,
} from './resource-kinds';

/** Strikes a resource off. Only the first call does something. */
export type Release = () => void;

/** Where an audited job enters what it takes, so that it is known whose it is. */
export interface ResourceScope<K extends ResourceKind = ResourceKind> {
  acquire(kind: K, label?: string): Release;
}

/** Who is told of levels and leaks. */
export interface ResourceListener {
  readonly record: MetricSink;
}

/** How a ledger is set up. */
export interface ResourceLedgerOptions {
  /** Remembers where each resource was taken, and warns of a leak with it; default in development only. */
  readonly captureStacks?: boolean;
  /** Where such a warning goes; default the console. */
  readonly warn?: (message: string) => void;
  /** When a changed level is told, other than by an audit's end; default in the next microtask. */
  readonly defer?: (tell: () => void) => void;
}

// This folder is compiled without the bundler's types, too.
const DEVELOPMENT = (import.meta as { env?: { DEV?: boolean } }).env?.DEV ?? false;

/**
 * Knows what is alive on this thread. An audited job has to end with what it began with: what it took and left alive is
 * told as `leak-warnings`, once.
 */
export class ResourceLedger {
  readonly #books = new ResourceBooks();
  readonly #told = new Map<ResourceKind, number>();
  readonly #listeners = new Set<WeakRef<ResourceListener>>();
  readonly #options: Required<ResourceLedgerOptions>;
  #willTell = false;

  /** @param metrics who is told, for the ledger's whole life; others come by {@link connect} */
  constructor(
    private readonly metrics?: MetricSink,
    options: ResourceLedgerOptions = {},
  ) {
    this.#options = {
      captureStacks: DEVELOPMENT,
      warn: warnOnConsole,
      // Browsers refuse the bare function as a method of something else.
      defer: (tell) => queueMicrotask(tell),
      ...options,
    };
  }

  /**
   * Also tells `listener` from now on, present levels first. It is held weakly: once nobody else holds it, it hears nothing
   * any more and can be collected.
   */
  connect(listener: ResourceListener): void {
    this.#listeners.add(new WeakRef(listener));
    for (const [kind, level] of this.#told)
      if (level > 0) listener.record(levelMetric(kind, level));
  }

  /**
   * Enters a resource. If it was taken during audits and outlives them, the leak is told when the last of them ends; a job
   * that may overlap another of its kind takes by its own scope instead, so that it is known whose leak it is.
   * @param label what it is, for whoever looks for a leak; few different ones, they tag metrics
   */
  acquire(kind: ResourceKind, label?: string): Release {
    return this.#enter({ kind, label });
  }

  /** Enters a resource that stays by design, such as a page's one sound output: counted, and never called a leak. */
  acquireStanding(kind: ResourceKind, label?: string): Release {
    return this.#enter({ kind, label, standing: true });
  }

  /** How many are alive. */
  live(kind: ResourceKind): number {
    return this.#books.live(kind);
  }

  /** How many of each kind are alive. */
  counts(): Readonly<Record<ResourceKind, number>> {
    const pairs = RESOURCE_KINDS.map((kind) => [kind, this.live(kind)] as const);
    return Object.fromEntries(pairs) as Record<ResourceKind, number>;
  }

  /**
   * Runs a job and compares the books before and after, also when it fails. A leak is whatever it took by its scope and left
   * alive, and of what was taken past any scope meanwhile, as much as there is more of now than before.
   */
  async audit<K extends ResourceKind, T>(
    kinds: readonly K[],
    job: (scope: ResourceScope<K>) => Promise<T>,
  ): Promise<T> {
    const owner = this.#books.begin(kinds);
    try {
      return await job({ acquire: (kind, label) => this.#enter({ kind, label, owner }) });
    } finally {
      this.#report(this.#books.end(owner));
      this.#tell(kinds);
    }
  }

  /** Tells of a leak that was found by other means than an audit; the newest `count` of the kind are taken to be it. */
  reportGrowth(kind: ResourceKind, count: number, label?: string): void {
    this.#send(leakMetric(kind, count, label));
    for (const entry of this.#books.newest(kind, count)) this.#warn(entry);
  }

  #enter(taken: ResourceEntry): Release {
    const { kind, label } = taken;
    const origin = this.#options.captureStacks ? new Error(label ?? kind) : undefined;
    const entry = { ...taken, origin };
    this.#books.enter(entry);
    this.#tellLater();
    return () => {
      if (this.#books.strike(entry)) this.#tellLater();
    };
  }

  #report(leaks: readonly ResourceEntry[]): void {
    const groups = new Map<string, ResourceEntry[]>();
    for (const entry of leaks) {
      const key = JSON.stringify([entry.kind, entry.label]);
      groups.set(key, [...(groups.get(key) ?? []), entry]);
      this.#warn(entry);
    }
    for (const group of groups.values())
      if (group[0]) this.#send(leakMetric(group[0].kind, group.length, group[0].label));
  }

  #warn({ kind, origin }: ResourceEntry): void {
    if (origin) this.#options.warn(`Leaked ${kind}, taken here: ${origin.stack}`);
  }

  #tellLater(): void {
    if (this.#willTell) return;
    this.#willTell = true;
    this.#options.defer(() => {
      this.#willTell = false;
      // An audited job's end tells: how it goes up and down until then is no news.
      this.#tell(RESOURCE_KINDS.filter((kind) => !this.#books.isAudited(kind)));
    });
  }

  #tell(kinds: readonly ResourceKind[]): void {
    for (const kind of kinds) {
      const level = this.live(kind);
      if (level === (this.#told.get(kind) ?? 0)) continue;
      this.#told.set(kind, level);
      this.#send(levelMetric(kind, level));
    }
  }

  #send(metric: Observation): void {
    this.metrics?.(metric);
    for (const reference of this.#listeners) {
      const listener = reference.deref();
      if (listener) listener.record(metric);
      else this.#listeners.delete(reference);
    }
  }
}

function warnOnConsole(message: string): void {
  // biome-ignore lint/suspicious/noConsole: for developers, who find the leak by it.
  console.warn(message);
}
