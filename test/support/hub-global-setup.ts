import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildVariant } from '../fixtures/kokoro-graph/variants';
import { type HubFile, startHub } from './hub';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Origin of the hub that runs beside the tests. */
    hubOrigin: string;
    /** Manifest of a tiny fp32 model of Kokoro's shape, with durations. */
    tinyModelUrl: string;
  }
}

/** Rows of a real voice file. */
const ROWS = 510;

const draft = (path: string) =>
  fileURLToPath(new URL(`../../public/models/draft/${path}`, import.meta.url));

/** A voice file of Kokoro's size in which every row is the draft style of that name. */
async function voice(name: string, style: string): Promise<HubFile> {
  const row = await readFile(draft(`voices/${style}.bin`));
  return { path: `voices/${name}.bin`, body: Buffer.concat(Array(ROWS).fill(row)) };
}

/** The draft model and its three pitches, dressed as Kokoro: same paths, same sizes of the voices. */
export async function draftAsKokoro(): Promise<HubFile[]> {
  return [
    { path: 'onnx/model_quantized.onnx', body: draft('draft.onnx'), precision: 'mixed' },
    await voice('af_heart', 'draft_mid'),
    await voice('am_michael', 'draft_low'),
    await voice('bf_emma', 'draft_high'),
  ];
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
