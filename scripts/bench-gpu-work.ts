import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KokoroSpeech } from '../src/engine/kokoro-speech';
import { FLOAT_REWRITES, fewerMultiplications } from '../src/model/graph/adapt-graph';
import { decodeModel } from '../src/model/graph/decode-model';
import { encodeModel } from '../src/model/graph/encode-model';
import { INSTANCE_NORM } from '../src/model/graph/rewrites/instance-norm';
import { polynomialSnake } from '../src/model/graph/rewrites/polynomial-snake';
import { RECURRENCES } from '../src/model/graph/rewrites/recurrences';
import type { Rewrite } from '../src/model/graph/rewrites/rewrite';
import { rewriteModel } from '../src/model/graph/rewrites/rewrite-model';
import { logSpectralDistance } from '../src/shared/sound-distance';
import { Random } from '../test/fixtures/kokoro-graph/random';
import { startHub } from '../test/support/hub';
import { inFreshBrowser } from './bench-browser';
import { MODEL_FILE } from './bench-hub';
import { cachedVariant } from './fixture-cache';
import { serveDist } from './serve-dist';

// Counts what the graphics device is asked to do for one sentence by each form of the graph: the tiny test model (whose graph is that of the
// full one), WebGPU by a software adapter, through the built library. Counts are the same on a real device; times would not be.

const SNAKE = polynomialSnake('fast');
/** What each form does to the published graph. The product has `as the product`. */
const FORMS: Readonly<Record<string, readonly Rewrite[]>> = {
  published: [],
  float: FLOAT_REWRITES,
  'float, one norm': [...FLOAT_REWRITES, INSTANCE_NORM],
  'as the product': [...FLOAT_REWRITES, INSTANCE_NORM, RECURRENCES],
  'float, no sine': [...FLOAT_REWRITES, SNAKE],
  fast: [...FLOAT_REWRITES, ...fewerMultiplications({ grade: 'fast' })],
};
const PRECISION = process.argv[2] === 'q8' ? 'q8' : 'fp32';
const COUNTS = [
  'gpu-dispatches',
  'gpu-transfers',
  'gpu-submissions',
  'gpu-compilations',
  'gpu-buffer-bytes',
] as const;

/** What one sentence took, after it had been said once. */
interface Work {
  readonly counts: Readonly<Record<string, number>>;
  /** Compilations of the whole visit. */
  readonly compilations: number;
  readonly samples: readonly number[];
}

/** Runs inside the page. Self-contained, because it is sent there as source text. */
async function speakInPage(job: { library: string; manifestUrl: string }): Promise<Work> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const engine = new Engine({
    provider: 'webgpu',
    profile: 'as-published',
    fallback: 'none',
    audioCache: 'off',
    model: { kind: 'manifest', url: job.manifestUrl },
  });
  let counts: Record<string, number> = {};
  let compilations = 0;
  engine.on('metrics', ({ name, value }) => {
    if (name === 'gpu-compilations') compilations += value;
    if (name.startsWith('gpu-')) counts[name] = Math.max(counts[name] ?? 0, value);
  });
  let samples: number[] = [];
  for (let turn = 0; turn < 2; turn++) {
    counts = {};
    samples = [];
    for await (const unit of engine.stream('Snow fell on the hills.'))
      samples.push(...unit.samples);
    // What was counted is told beside the sound, and may come after it.
    while (counts['gpu-dispatches'] === undefined)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await engine.release();
  return { counts, compilations, samples };
}

async function work(bytes: Uint8Array, name: string, library: string, blank: string) {
  const hub = await startHub({
    files: [
      { path: MODEL_FILE, body: Buffer.from(bytes) },
      {
        path: 'voices/af_heart.bin',
        body: new Uint8Array(new Random(2).uniform(510 * 256, 0.1).buffer),
      },
    ],
    folder: `gpu-work-${name.replaceAll(/\W+/g, '-')}/resolve/1`,
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-gpu-'));
  try {
    const { manifestUrl } = hub;
    return await inFreshBrowser(
      folder,
      blank,
      (page) => page.evaluate(speakInPage, { library, manifestUrl }),
      { webgpu: true },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await hub.close();
  }
}

const original = Uint8Array.from(
  readFileSync(cachedVariant({ width: 'tiny', precision: PRECISION })),
);
const dist = await serveDist({ port: 4900 });
const library = new URL('kokoro-speak.js', dist.url).href;
const blank = new URL('licences.txt', dist.url).href;
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
row(
  'form',
  'nodes',
  'dispatches',
  'copies',
  'submissions',
  'shaders compiled',
  'buffers, MB',
  'distance, dB',
);
row(...Array.from({ length: 8 }, () => '---'));
let reference: Float32Array | undefined;
try {
  for (const [name, rewrites] of Object.entries(FORMS)) {
    const { model } = rewriteModel(decodeModel(original), rewrites);
    const { counts, compilations, samples } = await work(encodeModel(model), name, library, blank);
    const sound = Float32Array.from(samples);
    reference ??= sound;
    const [dispatches, copies, submissions, , bytes] = COUNTS.map(
      (key) => counts[key] ?? Number.NaN,
    );
    row(
      name,
      model.graph.nodes.length,
      dispatches ?? '',
      copies ?? '',
      submissions ?? '',
      compilations,
      ((bytes ?? Number.NaN) / 1e6).toFixed(1),
      logSpectralDistance(sound, reference).toFixed(2),
    );
  }
} finally {
  await dist.close();
}
