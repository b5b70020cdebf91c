import type { FileInfo, FileWriter } from './model-store';
import { type OpfsFolder, writeAll } from './opfs-folder';
import { readData } from './opfs-read';
import {
  newDataFile,
  type OpfsPartial,
  readSidecar,
  type Sidecar,
  sidecarFile,
} from './opfs-sidecar';
import { lostFile } from './store-error';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A flush and a sidecar cost some 20 ms, which a network of 25 MB/s hides for pieces of this length; two of them are in
 * memory during a download (docs/startup.md).
 */
const OPFS_PIECE_BYTES = 2 * 1024 * 1024;

/**
 * Writes one file piece by piece. It holds its data open only while it stores a piece, so that no lock outlives its
 * thread for long and a file can be removed while it arrives.
 */
export class OpfsFileWriter implements FileWriter {
  readonly pieceBytes = OPFS_PIECE_BYTES;
  readonly canView = true;
  readonly #folder: OpfsFolder;
  readonly #name: string;
  readonly #info: FileInfo;
  #data: string;
  #stored = 0;
  #state: Bytes | undefined;
  /** Whether the sidecar names {@link #data}. */
  #known = false;

  /** @param partial where to go on, if anywhere */
  constructor(
    folder: OpfsFolder,
    name: string,
    { model, path }: FileInfo,
    partial: OpfsPartial | undefined,
  ) {
    this.#folder = folder;
    this.#name = name;
    this.#info = { model, path };
    this.#data = partial?.data ?? newDataFile(name);
    this.#stored = partial?.bytes ?? 0;
    this.#state = partial?.state && Uint8Array.from(partial.state);
    this.#known = partial !== undefined;
  }

  get stored(): number {
    return this.#stored;
  }

  get state(): Bytes | undefined {
    return this.#state?.slice();
  }

  async readInto(buffer: Bytes): Promise<void> {
    await this.#folder.freely(async () => {
      if (this.#stored === 0) return;
      const bytes = await readData(this.#folder, this.#data, this.#stored, buffer);
      if (!bytes) throw lostFile(this.#name);
    });
  }

  async append(piece: Bytes, state: Bytes): Promise<void> {
    await this.put(piece, state);
  }

  /** {@link append}; without a state nobody will go on from here. */
  async put(piece: Bytes, state?: Bytes): Promise<void> {
    const bytes = this.#stored + piece.byteLength;
    await this.#folder.together(async () => {
      const sidecar = await this.#demandSidecar();
      await this.#write(piece, bytes);
      const partial: OpfsPartial = {
        ...this.#info,
        data: this.#data,
        bytes,
        ...(state ? { state: [...state] } : {}),
        changedAt: Date.now(),
      };
      await this.#tell({ ...sidecar, partial });
    });
    this.#known = true;
    this.#stored = bytes;
    this.#state = state?.slice();
  }

  async commit(): Promise<void> {
    await this.#folder.together(async () => {
      const { whole: older } = await this.#demandSidecar();
      // Cuts off what an earlier attempt wrote beyond, and makes the file of a length of 0.
      await this.#write(new Uint8Array(), this.#stored);
      const whole = {
        ...this.#info,
        data: this.#data,
        bytes: this.#stored,
        storedAt: Date.now(),
      };
      await this.#tell({ name: this.#name, whole });
      // Somebody may read it at this moment; then it is left to the next sweep.
      if (older) await this.#folder.remove(older.data);
    });
  }

  async discard(): Promise<void> {
    await this.#folder.alone(async () => {
      // First the data, which is what fills the disk: the sidecar may need room to be written anew.
      await this.#folder.remove(this.#data);
      const file = sidecarFile(this.#name);
      const sidecar = await readSidecar(this.#folder, file);
      if (sidecar?.partial?.data === this.#data) {
        if (sidecar.whole) await this.#tell({ name: this.#name, whole: sidecar.whole });
        else await this.#folder.remove(file);
      }
    });
    this.#data = newDataFile(this.#name);
    this.#known = false;
    this.#stored = 0;
    this.#state = undefined;
  }

  async close(): Promise<void> {
    // Nothing is held between two calls.
  }

  /** Writes behind what is stored, and makes the file end there; flushed, because the sidecar is going to name it. */
  async #write(piece: Bytes, end: number): Promise<void> {
    const file = await this.#folder.open(this.#data, { create: !this.#known });
    try {
      writeAll(file, piece, this.#stored);
      if (file.getSize() !== end) file.truncate(end);
      file.flush();
    } catch (cause) {
      file.truncate(this.#stored);
      throw cause;
    } finally {
      file.close();
    }
  }

  async #tell(sidecar: Sidecar): Promise<void> {
    await this.#folder.writeText(sidecarFile(this.#name), JSON.stringify(sidecar));
  }

  /** A file that was removed meanwhile must not come back with a hole in it. */
  async #demandSidecar(): Promise<Sidecar> {
    const sidecar = await readSidecar(this.#folder, sidecarFile(this.#name));
    const partial = sidecar?.partial;
    if (this.#known && (partial?.data !== this.#data || partial.bytes !== this.#stored))
      throw lostFile(this.#name);
    return sidecar ?? { name: this.#name };
  }
}
