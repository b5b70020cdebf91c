import type { ModelFile, ModelManifest } from '../../contracts/model';
import { DRAFT_IDENTITY } from '../../contracts/model-identity';

/** One style row of 256 float32: the draft model's sound does not depend on the number of phonemes. */
const VOICE_BYTES = 256 * 4;

function voiceFile(name: string, sha256: string): ModelFile {
  return Object.freeze({ role: 'voice', path: `voices/${name}.bin`, bytes: VOICE_BYTES, sha256 });
}

/**
 * The draft voice that is bundled with the app: Kokoro's contract in 298 KB. `public/models/draft/NOTICE` says
 * where it comes from; `tools/draft-voices.ts` makes its three styles.
 */
export const DRAFT_MANIFEST: ModelManifest = Object.freeze({
  ...DRAFT_IDENTITY,
  folder: 'models/draft',
  licence: 'LicenseRef-CMU-Flite',
  files: Object.freeze([
    Object.freeze({
      role: 'graph',
      path: 'draft.onnx',
      bytes: 298_171,
      sha256: 'ef97bf05e68e60fbbe1e8b34b7e7a655a7fbf8e9cbfd348fafaa53370018818d',
      // float16 weights, int8 noise tables, float32 everywhere else.
      precision: 'mixed',
    } satisfies ModelFile),
    voiceFile('draft_low', '3b1ad7b9eef482cb4b16a66e79357af52917556a3e22ff7205b74cce8fc70dbc'),
    voiceFile('draft_mid', '594d21af807a380056fce7bca9d0f605d00d0efdc0f367a50e21e4848867c9b7'),
    voiceFile('draft_high', 'd4b4f08794a1f28a56a2dd24216d2b40804219121493d0ac148ad7c426965419'),
  ]),
});
