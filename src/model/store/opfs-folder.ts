import { storeError } from './store-error';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A file that is open for synchronous access: the part of `FileSystemSyncAccessHandle` that is used here, which only
 * the types of a worker know.
 */
export interface SyncAccess {
  getSize(): number;
  read(into: Bytes, options: { at: number }): number;
  write(from: Bytes, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface SyncFileHandle {
  createSyncAccessHandle(options?: { mode: 'read-only' | 'readwrite' }): Promise<SyncAccess>;
  move?(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}

const asSync = (handle: FileSystemFileHandle) => handle as unknown as SyncFileHandle;

/** Attempts at something that another thread may be in the way of, and the pause between them in milliseconds. */
const ATTEMPTS = 40;
const PAUSE = 25;

/** Whether an error is a `DOMException` of one of these names. */
export function isNamed(cause: unknown, ...names: string[]): boolean {
  return cause instanceof DOMException && names.includes(cause.name);
}

/** Tries again while a file is locked: the browser frees the locks of a thread some time after its end. */
async function patiently<T>(job: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await job();
    } catch (cause) {
      if (attempt === ATTEMPTS || !isNamed(cause, 'NoModificationAllowedError')) throw cause;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/** Writes all of it, or throws what the platform throws when the disk is full, which this call itself does not. */
export function writeAll(file: SyncAccess, bytes: Bytes, at: number): void {
  // A full disk shows as a short count, or as one that is larger than what was to be written.
  if (bytes.byteLength > 0 && file.write(bytes, { at }) !== bytes.byteLength)
    throw new DOMException('Fewer bytes were written than given.', 'QuotaExceededError');
}

/**
 * One folder of the origin private file system, for dedicated workers. Its methods throw what the platform throws;
 * {@link OpfsFolder.alone} and {@link OpfsFolder.together} make failures of it.
 */
export class OpfsFolder {
  readonly #name: string;

  /** Opens nothing yet. */
  constructor(name: string) {
    this.#name = name;
  }

  /** Runs a job that nothing which sweeps or removes may come between, in whatever tab. */
  async together<T>(job: () => Promise<T>): Promise<T> {
    return await this.#locked('shared', job);
  }

  /** Runs a job that sweeps or removes. */
  async alone<T>(job: () => Promise<T>): Promise<T> {
    return await this.#locked('exclusive', job);
  }

  /** Runs a job that only reads. */
  async freely<T>(job: () => Promise<T>): Promise<T> {
    try {
      return await job();
    } catch (cause) {
      throw storeError(cause);
    }
  }

  /** Names of all files in it. */
  async names(): Promise<string[]> {
    const names: string[] = [];
    for await (const name of (await this.#directory()).keys()) names.push(name);
    return names;
  }

  /** Opens a file for writing, waiting a while for its lock; rejects with `NotFoundError` if it may not be created. */
  async open(name: string, { create }: { create: boolean }): Promise<SyncAccess> {
    const handle = await (await this.#directory()).getFileHandle(name, { create });
    return await patiently(() => asSync(handle).createSyncAccessHandle());
  }

  /**
   * Opens a file for reading beside other readers. A browser that does not know this mode locks the file instead, and
   * the second reader is told `NoModificationAllowedError`.
   */
  async openToRead(name: string): Promise<SyncAccess> {
    const handle = await (await this.#directory()).getFileHandle(name);
    return await asSync(handle).createSyncAccessHandle({ mode: 'read-only' });
  }

  /** A file as it is now; reading it fails once it has changed. Rejects with `NotFoundError` if there is none. */
  async snapshot(name: string): Promise<File> {
    return await (await (await this.#directory()).getFileHandle(name)).getFile();
  }

  /** Writes a small file of JSON so that whoever reads it finds the old text or the new one, where the browser can. */
  async writeText(name: string, text: string): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    if (!('move' in FileSystemFileHandle.prototype)) {
      // Whoever sees it half written sees no JSON.
      await this.#writeWhole(name, bytes);
      return;
    }
    const temporary = `${name}.tmp`;
    await this.#writeWhole(temporary, bytes);
    const directory = await this.#directory();
    const source = asSync(await directory.getFileHandle(temporary));
    try {
      await patiently(async () => source.move?.(directory, name));
    } catch {
      // Not every browser has to move a file onto another one.
      await this.#writeWhole(name, bytes);
      await this.remove(temporary);
    }
  }

  /** Removes a file, waiting a while for its lock; false if there is none or it stays locked. */
  async remove(name: string): Promise<boolean> {
    try {
      const directory = await this.#directory();
      await patiently(() => directory.removeEntry(name));
      return true;
    } catch (cause) {
      if (isNamed(cause, 'NotFoundError', 'NoModificationAllowedError')) return false;
      throw cause;
    }
  }

  async #writeWhole(name: string, bytes: Bytes): Promise<void> {
    const file = await this.open(name, { create: true });
    try {
      writeAll(file, bytes, 0);
      file.truncate(bytes.byteLength);
      file.flush();
    } finally {
      file.close();
    }
  }

  /** Found anew each time: a handle is dead once a person has cleared the site's data. */
  async #directory(): Promise<FileSystemDirectoryHandle> {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(this.#name, { create: true });
  }

  async #locked<T>(mode: LockMode, job: () => Promise<T>): Promise<T> {
    return await this.freely(
      async () => await navigator.locks.request(`opfs:${this.#name}`, { mode }, job),
    );
  }
}
