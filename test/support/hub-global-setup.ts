import type { TestProject } from 'vitest/node';
import { buildVariant } from '../fixtures/kokoro-graph/variants';
import { startBurstHub } from './burst-hub';
import { draftAsKokoro } from './draft-as-kokoro';
import { startHub } from './hub';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Origin of the hub that runs beside the tests. */
    hubOrigin: string;
    /** Origin of a hub with a tiny q8 model of Kokoro's shape, without durations, as Kokoro is published. */
    tinyHubOrigin: string;
    /** Address of the manifest of a model whose words are tones. */
    toneManifestUrl: string;
  }
}

/** Vitest's `globalSetup`: a hub for all browser tests, and one that serves a tiny model of Kokoro's shape. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const hub = await startHub({ files: await draftAsKokoro() });
  const body = buildVariant({ width: 'tiny', precision: 'q8' });
  const tiny = await startHub({
    files: [{ path: 'onnx/kokoro-tiny.onnx', body, precision: 'q8' }],
    folder: 'fixtures/resolve/1',
  });
  const tones = await startBurstHub();
  project.provide('hubOrigin', hub.origin);
  project.provide('tinyHubOrigin', tiny.origin);
  project.provide('toneManifestUrl', tones.manifestUrl);
  return async () => {
    await Promise.all([hub.close(), tiny.close(), tones.close()]);
  };
}
