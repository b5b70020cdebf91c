import { promisifyRequest } from 'idb-keyval';
import { allOf, type Extent, isPartial, isWhole, partialKey, wholeKey } from './idb-files';

/** A file's name, and what the database holds as its entry, whatever its form. */
export type NamedEntry = readonly [name: string, entry: unknown];

/** All entries of one kind. */
export async function entriesOf(
  files: IDBObjectStore,
  kind: 'meta' | 'partial',
): Promise<NamedEntry[]> {
  const [keys, values] = await Promise.all([
    promisifyRequest(files.getAllKeys(allOf(kind))),
    promisifyRequest<unknown[]>(files.getAll(allOf(kind))),
  ]);
  return values.map((value, index) => [String((keys[index] as IDBValidKey[])[1]), value]);
}

/**
 * Keys of records that belong to no file, and of entries that are malformed or lack some of their records. Of records
 * only the keys are read: their values are megabytes each.
 */
export async function findOrphans(files: IDBObjectStore): Promise<IDBValidKey[]> {
  const [keys, wholes, partials] = await Promise.all([
    promisifyRequest(files.getAllKeys()),
    entriesOf(files, 'meta'),
    entriesOf(files, 'partial'),
  ]);
  // Two arrays of equal elements are two keys to a Map; their JSON is one.
  const unclaimed = new Map(
    keys
      .filter((key) => Array.isArray(key) && key[0] === 'record')
      .map((key) => [JSON.stringify(key), key]),
  );
  const claims = (name: string, { first, records }: Extent): boolean => {
    const claimed = Array.from({ length: records }, (_, index) =>
      JSON.stringify(['record', name, first + index]),
    );
    if (!claimed.every((key) => unclaimed.has(key))) return false;
    for (const key of claimed) unclaimed.delete(key);
    return true;
  };
  const brokenWholes = wholes.filter(([name, entry]) => !(isWhole(entry) && claims(name, entry)));
  const brokenPartials = partials.filter(
    ([name, entry]) => !(isPartial(entry) && claims(name, entry)),
  );
  return [
    ...brokenWholes.map(([name]) => wholeKey(name)),
    ...brokenPartials.map(([name]) => partialKey(name)),
    ...unclaimed.values(),
  ];
}
