import type { ModelFile, ModelManifest } from '../../contracts/model';
import { KOKORO_VOICE_SHA256 } from './kokoro-voices';

/** The repository on the hub that publishes Kokoro-82M v1.0 as ONNX. */
const REPOSITORY = 'onnx-community/Kokoro-82M-v1.0-ONNX';

/** The pinned commit: a branch name would let the hashes below go stale. */
const REVISION = '1939ad2a8e416c0acfeecc08a694d14ef25f2231';

/** 510 rows of 256 float32: row i is the style for i phonemes. */
const VOICE_BYTES = 510 * 256 * 4;

function voiceFile([name, sha256]: [string, string]): ModelFile {
  return Object.freeze({ role: 'voice', path: `voices/${name}.bin`, bytes: VOICE_BYTES, sha256 });
}

/**
 * Kokoro-82M v1.0 with 8-bit weights and its 54 voices, as published at {@link REVISION}. The folder is the
 * hub's own path, so any mirror that serves the same paths fits behind it.
 */
export const KOKORO_MANIFEST: ModelManifest = Object.freeze({
  id: 'kokoro-82m-v1.0',
  revision: REVISION,
  folder: `${REPOSITORY}/resolve/${REVISION}`,
  licence: 'Apache-2.0',
  files: Object.freeze([
    Object.freeze({
      role: 'graph',
      path: 'onnx/model_quantized.onnx',
      bytes: 92_361_116,
      sha256: 'fbae9257e1e05ffc727e951ef9b9c98418e6d79f1c9b6b13bd59f5c9028a1478',
      precision: 'q8',
    } satisfies ModelFile),
    ...Object.entries(KOKORO_VOICE_SHA256).map(voiceFile),
  ]),
});
