import type { ExportProgress, UnfinishedExport } from '../../contracts/export';
import {
  aliveExports,
  exportFileName,
  exportFolder,
  exportOf,
  fileNames,
  readNote,
  removeFiles,
  writeNote,
} from './export-folder';

/** A note of an older shape is not understood, and removed. */
const VERSION = 1;
/** For how long an unfinished export is offered, in milliseconds: 30 days. */
const LASTS = 30 * 24 * 3_600_000;
/** Milliseconds between two notes of how far it is. */
const INTERVAL = 2000;

const JOB = 'job.json';
const POSITION = 'position.json';

type Position = UnfinishedExport['progress'];
type Job = Pick<UnfinishedExport, 'text' | 'options' | 'begun'> & { readonly version: number };

/** The note of one export under way. */
export class ExportNote {
  #written = 0;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly folder: FileSystemDirectoryHandle,
    private readonly id: string,
  ) {}

  /** Begins a note; undefined where nothing can be kept, which is no reason not to export. */
  static async begin(
    id: string,
    text: string,
    options: UnfinishedExport['options'],
  ): Promise<ExportNote | undefined> {
    try {
      const folder = await exportFolder();
      const job: Job = { version: VERSION, text, options, begun: Date.now() };
      await writeNote(folder, exportFileName(id, JOB), job);
      return new ExportNote(folder, id);
    } catch {
      return undefined;
    }
  }

  /** Notes how far it is, now and then. */
  update({ done, total, seconds }: ExportProgress): void {
    const now = performance.now();
    if (this.#written !== 0 && now - this.#written < INTERVAL) return;
    this.#written = now;
    const position: Position = { done, total, seconds };
    this.#writing = this.#writing
      .then(() => writeNote(this.folder, exportFileName(this.id, POSITION), position))
      .catch(() => undefined);
  }

  /** The export is over, whatever became of it. Never rejects. */
  async end(): Promise<void> {
    await this.#writing;
    await removeNote(this.folder, this.id);
  }
}

function removeNote(folder: FileSystemDirectoryHandle, id: string): Promise<void> {
  return removeFiles(folder, [exportFileName(id, JOB), exportFileName(id, POSITION)]);
}

/**
 * Exports that pages of this origin began and did not live to see the end of, the newest first. Sound files that nobody holds any more are
 * removed on the way. To go on, export the text again with the same options and then {@link forgetExport} the old one.
 */
export async function unfinishedExports(): Promise<readonly UnfinishedExport[]> {
  const folder = await exportFolder(false).catch(() => undefined);
  if (!folder) return [];
  const names = await fileNames(folder);
  // Asked after the files: one that is made meanwhile is not among the names.
  const alive = await aliveExports();
  const orphans = names.filter((name) => !alive.has(exportOf(name)));
  const jobs = orphans.filter((name) => name.endsWith(`.${JOB}`)).map(exportOf);
  const found = (await Promise.all(jobs.map((id) => readUnfinished(folder, id)))).filter(
    (unfinished) => unfinished !== undefined,
  );
  const kept = new Set(
    found.flatMap(({ id }) => [exportFileName(id, JOB), exportFileName(id, POSITION)]),
  );
  await removeFiles(
    folder,
    orphans.filter((name) => !kept.has(name)),
  );
  return found.sort((one, other) => other.begun - one.begun);
}

/** Removes what is noted of an unfinished export. */
export async function forgetExport(id: string): Promise<void> {
  const folder = await exportFolder(false).catch(() => undefined);
  if (folder) await removeNote(folder, id);
}

async function readUnfinished(
  folder: FileSystemDirectoryHandle,
  id: string,
): Promise<UnfinishedExport | undefined> {
  const job = (await readNote(folder, exportFileName(id, JOB))) as Job | undefined;
  if (job?.version !== VERSION || Date.now() - job.begun > LASTS) return undefined;
  const { text, options, begun } = job;
  const start: Position = { done: 0, total: text.length, seconds: 0 };
  const position = (await readNote(folder, exportFileName(id, POSITION))) as Position | undefined;
  return { id, text, options, begun, progress: position ?? start };
}
