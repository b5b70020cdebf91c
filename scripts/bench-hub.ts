import { Random } from '../test/fixtures/kokoro-graph/random';
import type { Variant } from '../test/fixtures/kokoro-graph/variants';
import { type Hub, startHub } from '../test/support/hub';
import { cachedVariant } from './fixture-cache';

/** Path of the model at a {@link startModelHub}. */
export const MODEL_FILE = 'onnx/model.onnx';

/** A hub with one test model and a voice of Kokoro's size, which says nothing. @param name tells its paths from others' */
export async function startModelHub(variant: Variant, name: string): Promise<Hub> {
  const voice = new Uint8Array(new Random(2).uniform(510 * 256, 0.1).buffer);
  const { precision } = variant;
  return startHub({
    files: [
      { path: MODEL_FILE, body: cachedVariant(variant), ...(precision ? { precision } : {}) },
      { path: 'voices/af_heart.bin', body: voice },
    ],
    folder: `${name}/resolve/1`,
  });
}
