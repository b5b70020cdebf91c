import type { SpeechFailure } from '../../contracts/failures';
import { deferred } from '../../shared/deferred';
import type { FileInfo, FileWriter, ModelStore } from '../store/model-store';
import { storeError } from '../store/store-error';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that is stored in pieces. */
export interface QueuedFile {
  readonly name: string;
  readonly info: FileInfo;
}

/**
 * Stores a file piece by piece behind the back of its download: everything that is asked for is done in order, one after
 * the other, and nobody has to wait. The first failure ends it: what was stored is removed, and the rest is not tried.
 */
export class PieceQueue {
  #tail: Promise<void> = Promise.resolve();
  #failure: SpeechFailure | undefined;
  readonly #over = deferred<boolean>();
  /**
   * Called when storing has failed, before what was stored is removed: the last chance to read it. Its own failure counts
   * for nothing.
   */
  onFailing: ((writer: Pick<FileWriter, 'stored' | 'readInto'>) => Promise<void>) | undefined;

  private constructor(
    private readonly store: ModelStore,
    private readonly file: QueuedFile,
    private writer: FileWriter,
    private readonly onFailure: (failure: SpeechFailure) => void,
  ) {}

  /** Begins a file, or goes on with one that has begun. Rejects as {@link ModelStore.open} does. */
  static async open(
    store: ModelStore,
    file: QueuedFile,
    onFailure: (failure: SpeechFailure) => void,
  ): Promise<PieceQueue> {
    return new PieceQueue(store, file, await store.open(file.name, file.info), onFailure);
  }

  /** Length of the pieces that suit the store. */
  get pieceBytes(): number {
    return this.writer.pieceBytes;
  }

  /** Whether the whole file can be opened part by part. */
  get canView(): boolean {
    return this.writer.canView;
  }

  /** Bytes that an earlier visit left. */
  get stored(): number {
    return this.writer.stored;
  }

  /** The state that came with the last of them. */
  get state(): Bytes | undefined {
    return this.writer.state;
  }

  /** Why nothing is stored any more. */
  get failure(): SpeechFailure | undefined {
    return this.#failure;
  }

  /** Resolves when the file is whole in the store (true), or let go of (false). Never rejects. */
  get over(): Promise<boolean> {
    return this.#over.promise;
  }

  /** Copies what an earlier visit left into a buffer; rejects if it cannot be read. */
  readInto(buffer: Bytes): Promise<void> {
    return this.writer.readInto(buffer);
  }

  /**
   * Stores the next piece, which must not change until {@link over} or a later piece has begun.
   * @returns resolves when this piece begins, which is when all before it are stored or the store has failed
   */
  push(piece: Bytes, state: Bytes): Promise<void> {
    const before = this.#tail;
    this.#enqueue(() => this.writer.append(piece, state));
    return before;
  }

  /** Forgets what is stored; the next piece is the file's first. */
  restart(): void {
    this.#enqueue(async () => {
      await this.writer.discard();
      this.writer = await this.store.open(this.file.name, this.file.info);
    });
  }

  /** Makes the file exist, as the last thing. */
  commit(): void {
    this.#enqueue(async () => {
      await this.writer.commit();
      this.#over.resolve(true);
    });
  }

  /** Leaves what is stored for another visit, as the last thing. */
  suspend(): void {
    this.#enqueue(async () => {
      await this.writer.close();
      this.#over.resolve(false);
    });
  }

  #enqueue(job: () => Promise<void>): void {
    this.#tail = this.#tail.then(async () => {
      if (this.#failure) return;
      try {
        await job();
      } catch (error) {
        this.#failure = storeError(error).failure;
        await this.onFailing?.(this.writer).catch(() => undefined);
        // A part that cannot be finished takes the room of something else.
        await this.writer.discard().catch(() => undefined);
        this.onFailure(this.#failure);
        this.#over.resolve(false);
      }
    });
  }
}
