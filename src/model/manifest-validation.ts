import type { FileRole, ModelFile, ModelManifest, Precision } from '../contracts/model';
import { speechError } from '../shared/speech-error';

const ROLES: readonly FileRole[] = ['graph', 'weights', 'voice', 'vocabulary'];
const PRECISIONS: readonly Precision[] = ['fp32', 'fp16', 'q8', 'mixed'];
const SHA256 = /^[0-9a-f]{64}$/;
/** Ids and revisions become parts of names: `kokoro-82m-v1.0@1`. */
const NAME = /^[\w.-]+$/;

/** Says what is wrong; becomes the `problem` of a `bad-manifest`. */
class Problem extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/** An object with the named keys and no others: a misspelt key is a mistake, not an extension. */
function fields(value: unknown, at: string, keys: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(`${at} must be an object`);
  }
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) throw new Problem(`${at} has an unknown key “${key}”`);
  }
  return value as Fields;
}

function text(value: unknown, at: string, pattern: RegExp, wanted: string): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new Problem(`${at} must be ${wanted}`);
}

function oneOf<T extends string>(value: unknown, at: string, allowed: readonly T[]): T {
  const found = allowed.find((option) => option === value);
  if (found === undefined) throw new Problem(`${at} must be one of ${allowed.join(', ')}`);
  return found;
}

/** A path stays below the folder: no scheme, no root, no way up. */
function path(value: unknown, at: string): string {
  const wanted = 'a relative path with forward slashes';
  const whole = text(value, at, /^[^\\:]+$/, wanted);
  const parts = whole.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new Problem(`${at} must be ${wanted}`);
  }
  return whole;
}

function modelFile(value: unknown, at: string): ModelFile {
  const raw = fields(value, at, ['role', 'path', 'bytes', 'sha256', 'precision']);
  const bytes = raw.bytes;
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes <= 0) {
    throw new Problem(`${at}.bytes must be a positive whole number`);
  }
  return {
    role: oneOf(raw.role, `${at}.role`, ROLES),
    path: path(raw.path, `${at}.path`),
    bytes,
    sha256: text(raw.sha256, `${at}.sha256`, SHA256, '64 lower-case hexadecimal digits'),
    ...(raw.precision === undefined
      ? {}
      : { precision: oneOf(raw.precision, `${at}.precision`, PRECISIONS) }),
  };
}

function manifest(value: unknown): ModelManifest {
  const raw = fields(value, 'the manifest', ['id', 'revision', 'folder', 'licence', 'files']);
  const list = raw.files;
  if (!Array.isArray(list)) throw new Problem('files must be a list');
  const files = list.map((file, index) => modelFile(file, `files[${index}]`));
  if (new Set(files.map((file) => file.path)).size < files.length) {
    throw new Problem('files names a path twice');
  }
  const graphs = files.filter((file) => file.role === 'graph').length;
  if (graphs !== 1) throw new Problem(`files must hold one graph, not ${graphs}`);
  const nameLike = 'made of letters, digits, dots, dashes and underscores';
  return {
    id: text(raw.id, 'id', NAME, nameLike),
    revision: text(raw.revision, 'revision', NAME, nameLike),
    folder: text(raw.folder, 'folder', /^$|[^/]$/, 'a text without a slash at its end'),
    licence: text(raw.licence, 'licence', /\S/, 'a licence’s name'),
    files,
  };
}

/**
 * Reads a manifest that someone else wrote.
 * @param json the file's text
 * @param url where it came from, for the message
 * @throws `invalid-argument` (`bad-manifest`), naming the first problem and where it is
 */
export function parseManifest(json: string, url: string): ModelManifest {
  try {
    return manifest(JSON.parse(json));
  } catch (error) {
    if (error instanceof Problem || error instanceof SyntaxError) {
      const problem = error instanceof Problem ? error.message : 'it is not JSON';
      throw speechError('invalid-argument', 'bad-manifest', { file: url, problem }, error);
    }
    throw error;
  }
}
