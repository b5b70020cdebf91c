import { promisifyRequest } from 'idb-keyval';
import {
  completion,
  type Extent,
  type IdbFiles,
  isPartial,
  isWhole,
  type PartialEntry,
  partialKey,
  readRecords,
  recordKey,
  recordsFrom,
  type WholeEntry,
  wholeKey,
} from './idb-files';
import { type FileInfo, type FileWriter, PIECE_BYTES } from './model-store';
import { lostFile } from './store-error';

type Bytes = Uint8Array<ArrayBuffer>;

/** Where a writer stands: what is stored, and the state that went with it. */
type Standing = Extent & { readonly state: Bytes | undefined };

/** Where a file begins that replaces nothing. */
const NOTHING: Standing = { first: 0, records: 0, bytes: 0, state: undefined };

/** Writes one file as a series of records, each stored together with an entry that tells how far the file is. */
export class IdbFileWriter implements FileWriter {
  readonly pieceBytes = PIECE_BYTES;
  readonly canView = false;
  readonly #files: IdbFiles;
  readonly #name: string;
  readonly #info: FileInfo;
  #standing: Standing;

  /** @param standing where to go on; a name that has neither a file nor records needs none */
  constructor(
    files: IdbFiles,
    name: string,
    { model, path }: FileInfo,
    standing: Standing = NOTHING,
  ) {
    this.#files = files;
    this.#name = name;
    this.#info = { model, path };
    this.#standing = standing;
  }

  get stored(): number {
    return this.#standing.bytes;
  }

  get state(): Bytes | undefined {
    return this.#standing.state?.slice();
  }

  async readInto(buffer: Bytes): Promise<void> {
    await this.#files.access('readonly', async (files) => {
      if (!(await readRecords(files, this.#name, this.#standing, buffer)))
        throw lostFile(this.#name);
    });
  }

  async append(piece: Bytes, state: Bytes): Promise<void> {
    await this.put(piece, state);
  }

  /** {@link append}; without a state nobody will go on from here. */
  async put(piece: Bytes, state?: Bytes): Promise<void> {
    const { first, records, bytes } = this.#standing;
    const next: Standing = {
      first,
      records: records + 1,
      bytes: bytes + piece.byteLength,
      state: state?.slice(),
    };
    // A copy, because a view would be stored with the whole buffer behind it.
    const record = piece.slice();
    await this.#files.access('readwrite', async (files) => {
      await this.#demandEntry(files);
      files.put(record, recordKey(this.#name, first + records));
      const entry: PartialEntry = { ...this.#info, ...next, changedAt: Date.now() };
      files.put(entry, partialKey(this.#name));
      await completion(files.transaction);
    });
    this.#standing = next;
  }

  async commit(): Promise<void> {
    const { first, records, bytes } = this.#standing;
    await this.#files.access('readwrite', async (files) => {
      await this.#demandEntry(files);
      const entry: WholeEntry = { ...this.#info, first, records, bytes, storedAt: Date.now() };
      files.put(entry, wholeKey(this.#name));
      files.delete(partialKey(this.#name));
      dropRecordsAround(files, this.#name, entry);
      await completion(files.transaction);
    });
  }

  async discard(): Promise<void> {
    const { first } = this.#standing;
    await this.#files.access('readwrite', async (files) => {
      // If the entry is not this writer's any more, neither are the records.
      if (!(await this.#ownsEntry(files))) return;
      files.delete(partialKey(this.#name));
      files.delete(recordsFrom(this.#name, first));
      await completion(files.transaction);
    });
    this.#standing = { ...NOTHING, first };
  }

  async close(): Promise<void> {
    // Nothing is held between two calls.
  }

  /** A file that was removed meanwhile must not come back with a hole in it. */
  async #demandEntry(files: IDBObjectStore): Promise<void> {
    if (this.#standing.records > 0 && !(await this.#ownsEntry(files))) throw lostFile(this.#name);
  }

  async #ownsEntry(files: IDBObjectStore): Promise<boolean> {
    const { first, records } = this.#standing;
    const entry = await promisifyRequest<unknown>(files.get(partialKey(this.#name)));
    return isPartial(entry) && entry.first === first && entry.records === records;
  }
}

function dropRecordsAround(files: IDBObjectStore, name: string, { first, records }: Extent): void {
  const before = IDBKeyRange.bound(['record', name], recordKey(name, first), false, true);
  files.delete(before);
  files.delete(recordsFrom(name, first + records));
}

/** Goes on with a file that has begun and is undamaged; else clears what is left of one and begins. */
export async function openIdbFile(
  database: IdbFiles,
  name: string,
  info: FileInfo,
): Promise<IdbFileWriter> {
  const standing = await database.access('readwrite', async (files): Promise<Standing> => {
    const [whole, partial] = await Promise.all([
      promisifyRequest<unknown>(files.get(wholeKey(name))),
      promisifyRequest<unknown>(files.get(partialKey(name))),
    ]);
    const kept = isWhole(whole) ? whole : NOTHING;
    const first = kept.first + kept.records;
    if (
      isPartial(partial) &&
      partial.state &&
      partial.first >= first &&
      (await readRecords(files, name, partial))
    )
      return partial;
    files.delete(partialKey(name));
    if (kept === NOTHING) files.delete(wholeKey(name));
    dropRecordsAround(files, name, kept);
    await completion(files.transaction);
    return { ...NOTHING, first };
  });
  return new IdbFileWriter(database, name, info, standing);
}
