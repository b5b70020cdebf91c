import type { ResourceKind } from './resource-kinds';

/** A job under way whose books are compared. */
export interface Audit {
  readonly kinds: readonly ResourceKind[];
  /** Resources of each kind without an owner when it began. */
  readonly before: ReadonlyMap<ResourceKind, number>;
}

/** One resource that is alive. */
export interface ResourceEntry {
  readonly kind: ResourceKind;
  readonly label?: string | undefined;
  /** It stays by design: no audit asks for it. */
  readonly standing?: boolean;
  /** The audit in whose scope it was taken. */
  readonly owner?: Audit;
  /** Where it was taken. */
  readonly origin?: Error | undefined;
}

/** Who holds what, and which of it is a leak: the reckoning behind the ledger, which does the telling. */
export class ResourceBooks {
  readonly #entries = new Set<ResourceEntry>();
  readonly #audits = new Set<Audit>();
  /** For what was taken without an owner: the audits that were under way then and still are. */
  readonly #suspects = new WeakMap<ResourceEntry, Set<Audit>>();
  readonly #levels = new Map<ResourceKind, number>();

  /** How many are alive. */
  live(kind: ResourceKind): number {
    return this.#levels.get(kind) ?? 0;
  }

  /** Whether an audit of this kind is under way. */
  isAudited(kind: ResourceKind): boolean {
    return this.#underWay(kind).length > 0;
  }

  enter(entry: ResourceEntry): void {
    this.#entries.add(entry);
    this.#levels.set(entry.kind, this.live(entry.kind) + 1);
    if (!entry.owner) this.#suspects.set(entry, new Set(this.#underWay(entry.kind)));
  }

  /** @returns whether it was there */
  strike(entry: ResourceEntry): boolean {
    if (!this.#entries.delete(entry)) return false;
    this.#levels.set(entry.kind, this.live(entry.kind) - 1);
    return true;
  }

  /** The last `count` that were taken of those alive, the newest last. */
  newest(kind: ResourceKind, count: number): readonly ResourceEntry[] {
    return [...this.#entries].filter((entry) => entry.kind === kind).slice(-count);
  }

  begin(kinds: readonly ResourceKind[]): Audit {
    const before = new Map(kinds.map((kind) => [kind, this.#unowned(kind).length]));
    const audit: Audit = { kinds, before };
    this.#audits.add(audit);
    return audit;
  }

  /** Ends an audit. @returns what leaked by it, the oldest first; nothing is ever returned twice */
  end(audit: Audit): readonly ResourceEntry[] {
    this.#audits.delete(audit);
    const owned = [...this.#entries].filter(({ owner }) => owner === audit);
    return [...owned, ...audit.kinds.flatMap((kind) => this.#unownedLeaks(kind, audit))];
  }

  #unownedLeaks(kind: ResourceKind, audit: Audit): readonly ResourceEntry[] {
    const unowned = this.#unowned(kind);
    // Whose suspects have all ended: as long as one goes on, it may still give it back.
    const settled = unowned.filter((entry) => {
      const suspects = this.#suspects.get(entry);
      return suspects?.delete(audit) && suspects.size === 0;
    });
    const growth = unowned.length - (audit.before.get(kind) ?? 0);
    // One that took the place of another is no growth.
    return growth > 0 ? settled.slice(-growth) : [];
  }

  #unowned(kind: ResourceKind): readonly ResourceEntry[] {
    return [...this.#entries].filter(
      (entry) => entry.kind === kind && !entry.owner && !entry.standing,
    );
  }

  #underWay(kind: ResourceKind): readonly Audit[] {
    return [...this.#audits].filter(({ kinds }) => kinds.includes(kind));
  }
}
