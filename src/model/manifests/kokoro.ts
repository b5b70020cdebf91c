import type { KokoroPrecision, ModelFile, ModelManifest } from '../../contracts/model';
import { KOKORO_IDENTITY } from '../../contracts/model-identity';
import { KOKORO_VOICE_SHA256 } from './kokoro-voices';

/** The repository on the hub that publishes Kokoro-82M v1.0 as ONNX. */
const REPOSITORY = 'onnx-community/Kokoro-82M-v1.0-ONNX';

/** 510 rows of 256 float32: row i is the style for i phonemes. */
const VOICE_BYTES = 510 * 256 * 4;

function voiceFile([name, sha256]: [string, string]): ModelFile {
  return Object.freeze({ role: 'voice', path: `voices/${name}.bin`, bytes: VOICE_BYTES, sha256 });
}

/** The published graphs that this project knows by length and hash. */
const GRAPHS: Readonly<Record<KokoroPrecision, ModelFile>> = Object.freeze({
  q8: graph('onnx/model_quantized.onnx', 'q8', {
    bytes: 92_361_116,
    sha256: 'fbae9257e1e05ffc727e951ef9b9c98418e6d79f1c9b6b13bd59f5c9028a1478',
  }),
  fp16: graph('onnx/model_fp16.onnx', 'fp16', {
    bytes: 163_234_740,
    sha256: 'ba4527a874b42b21e35f468c10d326fdff3c7fc8cac1f85e9eb6c0dfc35c334a',
  }),
  fp32: graph('onnx/model.onnx', 'fp32', {
    bytes: 325_532_232,
    sha256: '8fbea51ea711f2af382e88c833d9e288c6dc82ce5e98421ea61c058ce21a34cb',
  }),
});

function graph(
  path: string,
  precision: KokoroPrecision,
  pin: Pick<ModelFile, 'bytes' | 'sha256'>,
): ModelFile {
  return Object.freeze({ role: 'graph', path, precision, ...pin });
}

const VOICES = Object.freeze(Object.entries(KOKORO_VOICE_SHA256).map(voiceFile));

function manifest(precision: KokoroPrecision): ModelManifest {
  return Object.freeze({
    ...KOKORO_IDENTITY,
    folder: `${REPOSITORY}/resolve/${KOKORO_IDENTITY.revision}`,
    licence: 'Apache-2.0',
    files: Object.freeze([GRAPHS[precision], ...VOICES]),
  });
}

/**
 * Kokoro-82M v1.0 and its 54 voices, as published at the pinned revision, by how its numbers are stored. The folder is the
 * hub's own path, so any mirror that serves the same paths fits behind it. The variant with timestamps is not among them: its
 * hashes are not known here, and the adaptation exposes the durations of these.
 */
export const KOKORO_MANIFESTS: Readonly<Record<KokoroPrecision, ModelManifest>> = Object.freeze({
  q8: manifest('q8'),
  fp16: manifest('fp16'),
  fp32: manifest('fp32'),
});

/** The one that is used unless another is asked for: 92 MB. */
export const KOKORO_MANIFEST: ModelManifest = KOKORO_MANIFESTS.q8;
