import type { StoredModel } from '../../contracts/model-storage';
import { storedName } from '../download/kept-files';
import { ADAPTED_PREFIX } from '../graph-adapter';
import type { PartialFile, StoredFile } from './model-store';

/** Whether a file is what was made of a model's graph, rather than one of the model's own. */
export function isAdapted({ name }: StoredFile): boolean {
  return name.startsWith(ADAPTED_PREFIX);
}

/**
 * The model that a stored file belongs to. A kept graph belongs to the one that its weights are kept for, since it is of
 * no use without them.
 */
function modelOf(file: StoredFile, all: readonly StoredFile[]): string {
  if (!isAdapted(file)) return file.model;
  const weights = storedName(file.name.slice(-64));
  return all.find(({ name }) => name === weights)?.model ?? file.model;
}

/** All whole files of a model, with what was made of them. */
export function filesOf(id: string, all: readonly StoredFile[]): StoredFile[] {
  return all.filter((file) => modelOf(file, all) === id);
}

/**
 * Sorts what a store holds into models, the newest first. A file that two models share is kept once, and counted for the
 * one that it was stored for.
 */
export function groupStoredModels(
  files: readonly StoredFile[],
  partials: readonly PartialFile[],
): StoredModel[] {
  const ids = [...files.map((file) => modelOf(file, files)), ...partials.map(({ model }) => model)];
  return [...new Set(ids)]
    .map((id) => storedModel(id, filesOf(id, files), begunOf(id, partials)))
    .sort((a, b) => b.storedAt - a.storedAt || (a.id < b.id ? -1 : 1));
}

/** The files of a model that have begun to arrive. */
export function begunOf(id: string, partials: readonly PartialFile[]): PartialFile[] {
  return partials.filter(({ model }) => model === id);
}

function storedModel(
  id: string,
  files: readonly StoredFile[],
  begun: readonly PartialFile[],
): StoredModel {
  const times = [
    ...files.map(({ storedAt }) => storedAt),
    ...(files.length > 0 ? [] : begun.map(({ changedAt }) => changedAt)),
  ];
  return {
    id,
    bytes: total(files),
    storedAt: Math.max(...times),
    files: files
      .filter((file) => !isAdapted(file))
      .map(({ path, bytes, storedAt }) => ({ path, bytes, storedAt }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    partialBytes: total(begun),
  };
}

function total(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
