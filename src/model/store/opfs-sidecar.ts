import type { FileInfo } from './model-store';
import { isNamed, type OpfsFolder } from './opfs-folder';

/** A file that is whole. */
export interface OpfsWhole extends FileInfo {
  /** Name of the file with its bytes: another one for each attempt, so that a successor never touches it. */
  readonly data: string;
  readonly bytes: number;
  readonly storedAt: number;
}

/** A file that has begun. Its data may be longer than `bytes`: the end of a piece that never became known. */
export interface OpfsPartial extends FileInfo {
  readonly data: string;
  readonly bytes: number;
  /** The bytes of the writer's state; undefined for a file that is written in one go: nobody could go on with it. */
  readonly state?: readonly number[];
  readonly changedAt: number;
}

/** What is known of one name: one small file of JSON, so that a file becomes whole in a single step. */
export interface Sidecar {
  readonly name: string;
  readonly whole?: OpfsWhole;
  readonly partial?: OpfsPartial;
}

/** Ends the name of every sidecar, and of nothing else. */
export const SIDECAR_SUFFIX = '.json';

/**
 * A name as the beginning of file names: lower-case letters, digits and `-` stay, whatever else (upper case too, which
 * some systems do not tell apart) becomes its UTF-16 code in hexadecimal. The prefix keeps clear of the names that
 * Windows reserves; the dot at the end, of names that begin alike.
 */
export function filePrefix(name: string): string {
  const safe = name.replace(
    /[^a-z0-9-]/gu,
    (character) =>
      `_${Array.from({ length: character.length }, (_, index) =>
        character.charCodeAt(index).toString(16).padStart(4, '0'),
      ).join('_')}`,
  );
  return `m-${safe}.`;
}

/** Name of the sidecar for a name. */
export function sidecarFile(name: string): string {
  return `${filePrefix(name)}${SIDECAR_SUFFIX.slice(1)}`;
}

/** A name for data that nothing else has. */
export function newDataFile(name: string): string {
  return `${filePrefix(name)}${crypto.randomUUID()}`;
}

function isEntry(value: unknown, time: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Readonly<Record<string, unknown>>;
  return (
    ['bytes', time].every((key) => Number.isSafeInteger(entry[key])) &&
    ['data', 'model', 'path'].every((key) => typeof entry[key] === 'string')
  );
}

/** The sidecar in a text; undefined if there is none. Of its entries only those are kept that are well formed. */
export function parseSidecar(text: string): Sidecar | undefined {
  try {
    const { name, whole, partial } = JSON.parse(text) as Partial<Sidecar>;
    if (typeof name !== 'string') return undefined;
    return {
      name,
      ...(whole && isEntry(whole, 'storedAt') ? { whole } : {}),
      ...(partial && isEntry(partial, 'changedAt') ? { partial } : {}),
    };
  } catch {
    return undefined;
  }
}

/** How often a sidecar is looked at that is being replaced. */
const LOOKS = 5;

/** Reads a sidecar by its file's name; undefined if there is none or it is malformed. */
export async function readSidecar(folder: OpfsFolder, file: string): Promise<Sidecar | undefined> {
  for (let look = 1; ; look++) {
    try {
      return parseSidecar(await (await folder.snapshot(file)).text());
    } catch (cause) {
      if (isNamed(cause, 'NotFoundError')) return undefined;
      // The snapshot is of no use once its file was replaced; the next one is of the new file.
      if (look === LOOKS || !isNamed(cause, 'NotReadableError')) throw cause;
    }
  }
}
