import type { ModelFile, ModelManifest } from '../contracts/model';
import { speechError } from '../shared/speech-error';
import { DRAFT_MANIFEST } from './manifests/draft';
import { KOKORO_MANIFEST } from './manifests/kokoro';

/** A model and the place that it is fetched from. */
export interface ModelSource {
  readonly manifest: ModelManifest;
  /** Absolute URL of the folder that the manifest's paths start from, with a slash at its end. */
  readonly base: string;
  /** Whether its files are kept on the device. */
  readonly kept: boolean;
}

/**
 * Kokoro as the hub publishes it.
 * @param modelBase the hub's origin, or a mirror's with the same paths; no slash at its end
 */
export function kokoroSource(modelBase: string): ModelSource {
  return { manifest: KOKORO_MANIFEST, base: `${modelBase}/${KOKORO_MANIFEST.folder}/`, kept: true };
}

/**
 * The bundled draft voice. It is not kept in the store: it belongs to the built app, which the browser's cache and the
 * app's own precache hold already, and it is there whenever the app is.
 * @param assetBase folder that holds `models/draft/`, with a slash at its end
 */
export function draftSource(assetBase: string): ModelSource {
  return { manifest: DRAFT_MANIFEST, base: `${assetBase}${DRAFT_MANIFEST.folder}/`, kept: false };
}

/** A self-hosted model; its folder is relative to the manifest's own URL, or absolute. */
export function manifestSource(manifest: ModelManifest, manifestUrl: string): ModelSource {
  try {
    const folder = manifest.folder === '' ? '.' : manifest.folder;
    return { manifest, base: new URL(`${folder}/`, manifestUrl).href, kept: true };
  } catch (error) {
    const problem = `“${manifest.folder}” is no folder`;
    throw speechError('invalid-argument', 'bad-manifest', { file: manifestUrl, problem }, error);
  }
}

/** Absolute URL of one file. */
export function fileUrl(source: ModelSource, file: ModelFile): string {
  return source.base + file.path.split('/').map(encodeURIComponent).join('/');
}

/** The model's one graph. */
export function graphOf({ manifest }: ModelSource): ModelFile {
  const graph = manifest.files.find((file) => file.role === 'graph');
  if (!graph) throw new Error(`${manifest.id} has no graph`);
  return graph;
}

/** A voice's file, or undefined if the model does not bring it. */
export function voiceOf({ manifest }: ModelSource, voice: string): ModelFile | undefined {
  return manifest.files.find(
    (file) => file.role === 'voice' && file.path.split('/').at(-1) === `${voice}.bin`,
  );
}
