import type { KokoroPrecision, ModelFile, ModelManifest } from '../contracts/model';
import { bundledFile } from '../shared/bundled-file';
import { speechError } from '../shared/speech-error';
import type { WantedFile } from './download/wanted-file';
import { DRAFT_MANIFEST } from './manifests/draft';
import { KOKORO_MANIFESTS } from './manifests/kokoro';

/** A model and the places that it is fetched from. */
export interface ModelSource {
  readonly manifest: ModelManifest;
  /**
   * Absolute URLs of folders that the manifest's paths start from, each with a slash at its end, in the order in which
   * they are tried. All have the same files.
   */
  readonly bases: readonly string[];
  /** Whether its files are kept on the device. */
  readonly kept: boolean;
}

/**
 * Kokoro as the hub publishes it.
 * @param modelBases origins of the hub or of mirrors with the same paths, no slash at their ends; the first is asked first
 */
export function kokoroSource(
  modelBases: readonly string[],
  precision: KokoroPrecision = 'q8',
): ModelSource {
  const manifest = KOKORO_MANIFESTS[precision];
  const bases = modelBases.map((base) => `${base}/${manifest.folder}/`);
  return { manifest, bases: [...new Set(bases)], kept: true };
}

/**
 * The bundled draft voice. It is not kept in the store: it belongs to the built app, which the browser's cache and the
 * app's own precache hold already, and it is there whenever the app is.
 * @param assetBase folder that holds `models/draft/`, with a slash at its end
 */
export function draftSource(assetBase: string): ModelSource {
  const bases = [`${assetBase}${DRAFT_MANIFEST.folder}/`];
  return { manifest: DRAFT_MANIFEST, bases, kept: false };
}

/** A self-hosted model; its folder is relative to the manifest's own URL, or absolute. */
export function manifestSource(manifest: ModelManifest, manifestUrl: string): ModelSource {
  try {
    const folder = manifest.folder === '' ? '.' : manifest.folder;
    return { manifest, bases: [new URL(`${folder}/`, manifestUrl).href], kept: true };
  } catch (error) {
    const problem = `“${manifest.folder}” is no folder`;
    throw speechError('invalid-argument', 'bad-manifest', { file: manifestUrl, problem }, error);
  }
}

/** `id@revision`: what tells a model from every other. */
export function identityOf({ manifest }: ModelSource): string {
  return `${manifest.id}@${manifest.revision}`;
}

/** One of the model's files, as a file supply wants it. */
export function wantedFile(source: ModelSource, file: ModelFile): WantedFile {
  const { path, bytes, sha256 } = file;
  const urlPath = path.split('/').map(encodeURIComponent).join('/');
  return {
    urls: source.bases.map((base) => bundledFile(base + urlPath)),
    file: path,
    bytes,
    sha256,
    keptAs: source.kept ? { model: identityOf(source), path } : undefined,
  };
}

/** The model's one graph. */
export function graphOf({ manifest }: ModelSource): ModelFile {
  const graph = manifest.files.find((file) => file.role === 'graph');
  if (!graph) throw new Error(`${manifest.id} has no graph`);
  return graph;
}

/** The weights beside a packed graph, in the order of the manifest; empty if they are in the graph's file. */
export function weightsOf({ manifest }: ModelSource): ModelFile[] {
  return manifest.files.filter((file) => file.role === 'weights');
}

/** A voice's file, or undefined if the model does not bring it. */
export function voiceOf({ manifest }: ModelSource, voice: string): ModelFile | undefined {
  return manifest.files.find(
    (file) => file.role === 'voice' && file.path.split('/').at(-1) === `${voice}.bin`,
  );
}
