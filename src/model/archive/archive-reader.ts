import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { blobStream } from '../../shared/blob-stream';
import {
  ARCHIVE_MANIFEST,
  type ArchiveManifest,
  badArchive,
  damagedArchive,
  MAX_MANIFEST_BYTES,
  notAnArchive,
  parseArchiveManifest,
} from './archive-manifest';

/** One file of an archive, while it is its turn. Its bytes must be read or skipped before the next one is asked for. */
export interface ArchiveEntry {
  readonly path: string;
  readonly bytes: number;
  /** The next bytes; undefined at the end. Rejects with `integrity` (`damaged-archive`). */
  read(): Promise<Uint8Array | undefined>;
  /** Goes past what has not been read. */
  skip(): Promise<void>;
}

/** Reads a model archive from its beginning to its end, never more than a megabyte ahead. */
export class ArchiveReader {
  readonly #entries: ReadableStreamDefaultReader<ParsedTarEntry>;

  private constructor(
    entries: ReadableStreamDefaultReader<ParsedTarEntry>,
    /** What the other entries are. */
    readonly manifest: ArchiveManifest,
  ) {
    this.#entries = entries;
  }

  /**
   * Opens an archive and reads its manifest.
   * @throws SpeechError `invalid-argument` (`not-an-archive`, `bad-archive`) or `integrity` (`damaged-archive`)
   */
  static async open(file: Blob): Promise<ArchiveReader> {
    const entries = blobStream(file)
      .pipeThrough(createTarDecoder({ strict: true }))
      .getReader();
    try {
      return new ArchiveReader(entries, await readManifest(entries));
    } catch (error) {
      await entries.cancel(error).catch(() => undefined);
      throw error;
    }
  }

  /** The next file; undefined after the last, when the archive was read to its end. Rejects as {@link open} does. */
  async next(): Promise<ArchiveEntry | undefined> {
    const { done, value } = await this.#entries.read().catch(damaged);
    if (done) return undefined;
    const { header, body } = value;
    if (header.type !== 'file') throw badArchive(`${header.name} is not a file`);
    const reader = body.getReader();
    return {
      path: header.name,
      bytes: header.size,
      read: async () => (await reader.read().catch(damaged)).value,
      skip: () => reader.cancel().catch(damaged),
    };
  }

  /** Lets go of the file; must be called last. */
  async close(): Promise<void> {
    await this.#entries.cancel('closed').catch(() => undefined);
  }
}

/** The reader of tars throws plain errors: it ended too early, or a header does not fit its checksum. */
function damaged(cause: unknown): never {
  throw damagedArchive('it cannot be read to its end', cause);
}

async function readManifest(
  entries: ReadableStreamDefaultReader<ParsedTarEntry>,
): Promise<ArchiveManifest> {
  const { value: first } = await entries.read().catch((cause: unknown) => {
    throw notAnArchive('it is no tar', cause);
  });
  const { name, type, size } = first?.header ?? {};
  if (!first || name !== ARCHIVE_MANIFEST || type !== 'file')
    throw notAnArchive(`it does not begin with ${ARCHIVE_MANIFEST}`);
  if (size === undefined || size > MAX_MANIFEST_BYTES)
    throw badArchive(`its ${ARCHIVE_MANIFEST} is too long`);
  const text = await new Response(first.body).text().catch(damaged);
  return parseArchiveManifest(text);
}
