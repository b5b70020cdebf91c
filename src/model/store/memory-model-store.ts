import { speechError } from '../../shared/speech-error';
import {
  type FileInfo,
  type FileWriter,
  type ModelStore,
  type PartialFile,
  PIECE_BYTES,
  type StoredFile,
  type StoredView,
} from './model-store';
import { lostFile } from './store-error';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that has begun. */
interface Begun extends FileInfo {
  readonly pieces: Bytes[];
  state: Bytes | undefined;
  changedAt: number;
}

interface Whole extends FileInfo {
  readonly bytes: Bytes;
  readonly storedAt: number;
}

function lengthOf(pieces: readonly Bytes[]): number {
  return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}

function join(pieces: readonly Bytes[], into: Bytes): Bytes {
  let at = 0;
  for (const piece of pieces) {
    into.set(piece, at);
    at += piece.byteLength;
  }
  return into;
}

/**
 * A {@link ModelStore} that lasts as long as the page: where there is no database, and in tests.
 * It holds a copy of every file, so for big models it trades memory for not downloading twice in one visit.
 */
export class MemoryModelStore implements ModelStore {
  readonly #files = new Map<string, Whole>();
  readonly #begun = new Map<string, Begun>();

  /**
   * @param capacity bytes over all files, those that have begun too; a write beyond it fails with `quota`
   * @param pieceBytes length of the pieces that it asks for
   */
  constructor(
    public capacity = Number.POSITIVE_INFINITY,
    private readonly pieceBytes = PIECE_BYTES,
  ) {}

  async read(name: string): Promise<Bytes | undefined> {
    return this.#files.get(name)?.bytes.slice();
  }

  async view(name: string): Promise<StoredView | undefined> {
    const bytes = this.#files.get(name)?.bytes;
    if (!bytes) return undefined;
    return {
      bytes: bytes.byteLength,
      read: (offset, into) => {
        const part = bytes.subarray(offset, offset + into.byteLength);
        if (part.byteLength < into.byteLength) throw lostFile(name);
        into.set(part);
      },
      close: () => undefined,
    };
  }

  async has(name: string): Promise<boolean> {
    return this.#files.has(name);
  }

  async open(name: string, { model, path }: FileInfo): Promise<FileWriter> {
    const begun: Begun = {
      pieces: [],
      state: undefined,
      changedAt: Date.now(),
      ...this.#begun.get(name),
      model,
      path,
    };
    // Taken over by this writer: an earlier one of the same file has ended.
    if (begun.pieces.length > 0) this.#begun.set(name, begun);
    const demandEntry = () => {
      if (begun.pieces.length > 0 && this.#begun.get(name) !== begun) throw lostFile(name);
    };
    return {
      pieceBytes: this.pieceBytes,
      canView: true,
      get stored() {
        return lengthOf(begun.pieces);
      },
      get state() {
        return begun.state?.slice();
      },
      readInto: async (buffer) => {
        demandEntry();
        join(begun.pieces, buffer);
      },
      append: async (piece, state) => {
        demandEntry();
        this.#demand(piece.byteLength);
        begun.pieces.push(piece.slice());
        begun.state = state.slice();
        begun.changedAt = Date.now();
        this.#begun.set(name, begun);
      },
      commit: async () => {
        demandEntry();
        const bytes = join(begun.pieces, new Uint8Array(lengthOf(begun.pieces)));
        this.#begun.delete(name);
        this.#files.set(name, { model, path, bytes, storedAt: Date.now() });
      },
      discard: async () => {
        begun.pieces.length = 0;
        begun.state = undefined;
        if (this.#begun.get(name) === begun) this.#begun.delete(name);
      },
      close: async () => undefined,
    };
  }

  async write(name: string, bytes: Bytes, { model, path }: FileInfo): Promise<void> {
    await this.remove(name);
    this.#demand(bytes.byteLength);
    this.#files.set(name, { model, path, bytes: bytes.slice(), storedAt: Date.now() });
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
    this.#begun.delete(name);
  }

  async list(): Promise<StoredFile[]> {
    return [...this.#files].map(([name, { bytes, ...info }]) => ({
      name,
      ...info,
      bytes: bytes.byteLength,
    }));
  }

  async partials(): Promise<PartialFile[]> {
    return [...this.#begun].map(([name, { pieces, model, path, changedAt }]) => ({
      name,
      model,
      path,
      bytes: lengthOf(pieces),
      changedAt,
    }));
  }

  async sweep(): Promise<number> {
    return 0;
  }

  #demand(more: number): void {
    let used = more;
    for (const { bytes } of this.#files.values()) used += bytes.byteLength;
    for (const { pieces } of this.#begun.values()) used += lengthOf(pieces);
    if (used > this.capacity) throw speechError('quota', 'storage-full');
  }
}
