import type { MetricSink } from '../../contracts/metrics';
import type { ModelManifest } from '../../contracts/model';
import type { FileLock } from '../download/file-lock';
import { storedName } from '../download/kept-files';
import { ADAPTED_FORMS } from '../graph/adapt-graph';
import { ADAPTED_PREFIX, adaptedName } from '../graph-adapter';
import type { ModelStore, PartialFile, StoredFile } from './model-store';
import { whenFree } from './when-free';

/** How long a file that has begun may wait for its other half. */
const ABANDONED_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

/** What a clean-up works with. */
export interface CleanUpParts {
  readonly store: ModelStore;
  /** The revisions that are in use: files of the same models that none of them names are stale. */
  readonly current: readonly ModelManifest[];
  readonly lock: FileLock;
  readonly metrics: MetricSink;
  /** Milliseconds since 1970; for tests. */
  readonly now?: number;
}

/** What a clean-up removed. */
export interface CleanUpReport {
  /** Files of other revisions, and graphs that belong to no file or an older adaptation. */
  readonly stale: number;
  /** Downloads that nobody went on with for a week. */
  readonly abandoned: number;
  /** Records that belonged to no file. */
  readonly orphans: number;
  /** Length of all stale and abandoned files. */
  readonly bytes: number;
}

/**
 * Removes from the store what no start will use again. A file that someone is downloading is left alone.
 * Rejects as the store does; what was removed until then stays removed.
 */
export async function cleanUp(parts: CleanUpParts): Promise<CleanUpReport> {
  const { store, metrics, now = Date.now() } = parts;
  const files = await store.list();
  const stale = files.filter((file) => isStale(file, files, parts.current));
  for (const { name } of stale) await store.remove(name);
  const old = (await store.partials()).filter(
    ({ changedAt }) => changedAt < now - ABANDONED_AFTER_MS,
  );
  const abandoned: PartialFile[] = [];
  for (const file of old) if (await removeAbandoned(file, parts, now)) abandoned.push(file);
  const orphans = await store.sweep();
  const bytes = [...stale, ...abandoned].reduce((sum, file) => sum + file.bytes, 0);
  const report = { stale: stale.length, abandoned: abandoned.length, orphans, bytes };
  metrics({ name: 'clean-ups', value: 1, unit: 'count' });
  metrics({ name: 'cleaned', value: stale.length + abandoned.length + orphans, unit: 'count' });
  return report;
}

/** `id` of `id@revision`. */
function idOf(model: string): string {
  return model.replace(/@[^@]*$/, '');
}

function isStale(
  file: StoredFile,
  all: readonly StoredFile[],
  current: readonly ModelManifest[],
): boolean {
  if (file.name.startsWith(ADAPTED_PREFIX)) return !isOfStoredFile(file, all);
  const ofSameModel = current.filter(({ id }) => id === idOf(file.model));
  if (ofSameModel.length === 0) return false;
  // By content: a file that two revisions share is kept under the older one's name.
  return !current.some(({ files }) => files.some(({ sha256 }) => storedName(sha256) === file.name));
}

/** Whether a kept graph is what this version would look for, beside weights that are there. */
function isOfStoredFile({ name }: StoredFile, all: readonly StoredFile[]): boolean {
  const sha256 = name.slice(-64);
  const isKnown = ADAPTED_FORMS.some((form) => adaptedName(sha256, form) === name);
  return isKnown && all.some((file) => file.name === storedName(sha256));
}

/** Removes a begun file unless someone goes on with it at last. */
async function removeAbandoned(
  { name }: PartialFile,
  { store, lock }: CleanUpParts,
  now: number,
): Promise<boolean> {
  const isRemoved = await whenFree(lock, name, async () => {
    const still = (await store.partials()).find((file) => file.name === name);
    if (!still || still.changedAt >= now - ABANDONED_AFTER_MS) return false;
    await store.remove(name);
    return true;
  });
  return isRemoved ?? false;
}
