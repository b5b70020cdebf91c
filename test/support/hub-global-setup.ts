import type { TestProject } from 'vitest/node';
import { buildVariant } from '../fixtures/kokoro-graph/variants';
import { draftAsKokoro } from './draft-as-kokoro';
import { startHub } from './hub';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Origin of the hub that runs beside the tests. */
    hubOrigin: string;
    /** Manifest of a tiny fp32 model of Kokoro's shape, with durations. */
    tinyModelUrl: string;
  }
}

/** Vitest's `globalSetup`: a hub for all browser tests, and one that serves a tiny model of Kokoro's shape. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const hub = await startHub({ files: await draftAsKokoro() });
  const body = buildVariant({ width: 'tiny', precision: 'fp32', durations: true });
  const tiny = await startHub({
    files: [{ path: 'onnx/kokoro-tiny.onnx', body, precision: 'fp32' }],
    folder: 'fixtures/resolve/1',
  });
  project.provide('hubOrigin', hub.origin);
  project.provide('tinyModelUrl', tiny.manifestUrl);
  return async () => {
    await Promise.all([hub.close(), tiny.close()]);
  };
}
