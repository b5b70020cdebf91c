import { speechError } from '../../shared/speech-error';

/** One file of an archive, by its content. */
export interface ArchivedFile {
  /** Path in the archive and in the model's own manifest: `voices/af_heart.bin`. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal SHA-256 of the whole file. */
  readonly sha256: string;
}

/** The first entry of a model archive: what the others are. */
export interface ArchiveManifest {
  /** `id@revision` of the model. */
  readonly model: string;
  readonly files: readonly ArchivedFile[];
}

/** Path of the manifest in its archive. */
export const ARCHIVE_MANIFEST = 'manifest.json';
/** No manifest is longer: some 200 bytes for each file. */
export const MAX_MANIFEST_BYTES = 1024 * 1024;

/** Tells a model archive from any other one. */
const FORMAT = 'kokoro-speak-model';
/** Goes up when older versions of the app could not read a new archive any more. */
const VERSION = 1;

const MODEL = /^[\w.-]+@[\w.-]+$/;
const SHA256 = /^[0-9a-f]{64}$/;

type Fields = Readonly<Record<string, unknown>>;

/** The text of a manifest, to be read by people too. */
export function formatArchiveManifest({ model, files }: ArchiveManifest): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, model, files }, undefined, 2)}\n`;
}

/**
 * Reads a manifest that someone else may have written.
 * @throws SpeechError `invalid-argument`: `not-an-archive` if it belongs to something else, `bad-archive` that names
 *   the first problem
 */
export function parseArchiveManifest(json: string): ArchiveManifest {
  const { format, version, model, files } = fieldsOf(json);
  if (format !== FORMAT) throw notAnArchive('it holds something else');
  if (version !== VERSION)
    throw badArchive(`it has version ${version} of the format, and this app reads ${VERSION}`);
  if (typeof model !== 'string' || !MODEL.test(model)) throw badArchive('its model has no name');
  if (!Array.isArray(files) || files.length === 0) throw badArchive('it names no files');
  const archived = files.map(archivedFile);
  if (new Set(archived.map(({ path }) => path)).size < archived.length)
    throw badArchive('it names a path twice');
  return { model, files: archived };
}

/** What is thrown for a file that is no model archive at all. */
export function notAnArchive(problem: string, cause?: unknown): Error {
  return speechError('invalid-argument', 'not-an-archive', { problem }, cause);
}

/** What is thrown for an archive that someone made wrongly. */
export function badArchive(problem: string): Error {
  return speechError('invalid-argument', 'bad-archive', { problem });
}

/** What is thrown for an archive that was whole once. */
export function damagedArchive(problem: string, cause?: unknown): Error {
  return speechError('integrity', 'damaged-archive', { problem }, cause);
}

function fieldsOf(json: string): Fields {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value as Fields;
  } catch (cause) {
    throw notAnArchive('its manifest is not JSON', cause);
  }
  throw notAnArchive('its manifest holds something else');
}

function archivedFile(value: unknown): ArchivedFile {
  const { path, bytes, sha256 } = (value ?? {}) as Fields;
  if (typeof path !== 'string' || !staysInside(path))
    throw badArchive(`“${path}” is no path inside it`);
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes <= 0)
    throw badArchive(`the length of ${path} is not a positive whole number`);
  if (typeof sha256 !== 'string' || !SHA256.test(sha256))
    throw badArchive(`the checksum of ${path} is no SHA-256`);
  return { path, bytes, sha256 };
}

/** Relative, with forward slashes, and no way up; the manifest's own path is taken. */
function staysInside(path: string): boolean {
  const steps = path.split('/');
  return (
    path !== ARCHIVE_MANIFEST &&
    /^[^\\:\0]+$/.test(path) &&
    !steps.some((step) => step === '' || step === '.' || step === '..')
  );
}
