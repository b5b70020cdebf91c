/** What became different in the library. */
export interface LibraryChange {
  readonly kind: 'added' | 'renamed' | 'removed' | 'state' | 'bookmarks';
  readonly bookId: string;
  /** Whether another tab did it. */
  readonly elsewhere: boolean;
}

type Notice = Omit<LibraryChange, 'elsewhere'>;

const KINDS: ReadonlySet<unknown> = new Set([
  'added',
  'renamed',
  'removed',
  'state',
  'bookmarks',
] satisfies Notice['kind'][]);

function isNotice(data: unknown): data is Notice {
  const { kind, bookId } = (data ?? {}) as Partial<Record<keyof Notice, unknown>>;
  return KINDS.has(kind) && typeof bookId === 'string';
}

/** Tells this tab and the others what became different in a library. */
export class LibraryChanges {
  readonly #listeners = new Set<(change: LibraryChange) => void>();
  readonly #channel: BroadcastChannel;

  /** @param name of the library's database */
  constructor(name: string) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      // While the app is brought up to date, a tab of another version may have other things to say.
      if (isNotice(data)) this.#tell({ kind: data.kind, bookId: data.bookId, elsewhere: true });
    };
  }

  /** Listens; returns the function that stops listening. */
  subscribe(listener: (change: LibraryChange) => void): () => void {
    // A function of its own, so that the same listener may be given twice.
    const own = (change: LibraryChange) => listener(change);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Tells everybody of something that is stored already. */
  post(kind: Notice['kind'], bookId: string): void {
    this.#channel.postMessage({ kind, bookId } satisfies Notice);
    this.#tell({ kind, bookId, elsewhere: false });
  }

  /** Stops telling and listening. */
  close(): void {
    this.#channel.close();
    this.#listeners.clear();
  }

  #tell(change: LibraryChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
