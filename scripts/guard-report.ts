import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web';
import { SAMPLE_RATE } from '../src/contracts/audio';
import {
  inspectSound,
  NOISE_FROM_SECONDS,
  SILENT_BELOW_DBFS,
  TONE_FROM_PERIODICITY,
  TOO_LOUD_FROM_CLIPPED_SHARE,
  TOO_LOUD_FROM_DBFS,
} from '../src/runtime/output-guard';
import { periodicity } from '../src/runtime/periodicity';
import { ALIKE_UP_TO_DB, soundsAlike } from '../src/shared/sound-distance';
import { buildVariant, PRECISIONS } from '../test/fixtures/kokoro-graph/variants';
import { CORRUPTIONS, whiteNoise } from '../test/support/corrupt-sound';
import {
  barePhonemes,
  type CorpusEntry,
  DRAFT_FILE,
  draftStyle,
  draftWithOtherNoise,
  type Speak,
  type SpokenSound,
  sentences,
  speaker,
  testEntries,
  testStyle,
} from './guard-corpus';

// What the output guard and the canary's distance make of correct sound and of damaged sound. Markdown on standard output.

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

const spread = (values: readonly number[], digits: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  const told = [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)];
  return told.map((value) => (value ?? Number.NaN).toFixed(digits)).join(' / ');
};
const percent = (share: number) => `${(100 * share).toFixed(0)}%`;
const line = (...cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);
const head = (...names: readonly string[]) => {
  line(...names);
  line(...names.map(() => '---'));
};

async function speakAll(
  speak: Speak,
  entries: readonly CorpusEntry[],
  style: Float32Array,
): Promise<SpokenSound[]> {
  const sounds: SpokenSound[] = [];
  for (const entry of entries) sounds.push(await speak(entry, style));
  return sounds;
}

const samplesOf = (sounds: readonly SpokenSound[]) => sounds.map(({ samples }) => samples);

/** Distances of each sound to its twin, and how many of them count as alike. */
function distances(sounds: readonly Float32Array[], twins: readonly Float32Array[]) {
  const all = sounds.map((sound, i) => soundsAlike(sound, twins[i] ?? new Float32Array(0)));
  return {
    values: all.map(({ distance }) => distance),
    alike: all.filter(({ alike }) => alike).length / all.length,
  };
}

/** The sounds of scripts/guard-speak.ts with so many threads. */
function speakWithThreads(threads: number): Float32Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'guard-report-'));
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const file = join(folder, 'sounds.json');
  try {
    const tsx = path('../node_modules/tsx/dist/cli.mjs');
    const args = [tsx, path('guard-speak.ts'), String(threads), file];
    const { status } = spawnSync(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`speaking with ${threads} threads failed`);
    const sounds = JSON.parse(readFileSync(file, 'utf8')) as string[];
    return sounds.map(
      (text) => new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tellMeasures(name: string, sounds: readonly SpokenSound[]): void {
  const verdicts = sounds.map(({ samples, expected }) =>
    inspectSound(samples, { samples: expected }),
  );
  const of = (
    key: 'rmsDb' | 'peak' | 'clippedShare' | 'highBandDb' | 'noiseSeconds',
    digits: number,
  ) =>
    spread(
      verdicts.map(({ measures }) => measures[key]),
      digits,
    );
  const rejected = verdicts.filter(({ fault }) => fault).length;
  const cells = [of('rmsDb', 1), of('peak', 2), of('clippedShare', 3)];
  line(
    name,
    String(sounds.length),
    ...cells,
    of('highBandDb', 1),
    of('noiseSeconds', 3),
    String(rejected),
  );
}

const texts = await sentences();
const bare = barePhonemes();
const draft = await speaker(readFileSync(DRAFT_FILE));
const mid = await speakAll(draft, texts, draftStyle('mid'));
const midBare = await speakAll(draft, bare, draftStyle('mid'));

console.log('## Correct sound: lowest / median / highest\n');
head(
  'sound',
  'units',
  'level, dBFS',
  'peak',
  'clipped',
  'above 6 kHz, dB',
  'like noise, s',
  'rejected',
);
tellMeasures('draft voice, medium', mid);
tellMeasures('draft voice, low', await speakAll(draft, texts, draftStyle('low')));
tellMeasures('draft voice, high', await speakAll(draft, texts, draftStyle('high')));
tellMeasures('draft voice, single phonemes', midBare);
const tests: Partial<Record<(typeof PRECISIONS)[number], SpokenSound[]>> = {};
for (const precision of PRECISIONS) {
  const speak = await speaker(buildVariant({ width: 'tiny', precision, durations: true }));
  tests[precision] = await speakAll(speak, testEntries(), testStyle());
  tellMeasures(`test model, ${precision}`, tests[precision]);
}

/** Periodicities of all fifths of a second. */
const periodicities = (sounds: readonly Float32Array[]) =>
  sounds.flatMap((sound) =>
    Array.from({ length: Math.floor(sound.length / 4800) }, (_, i) =>
      periodicity(sound.subarray(4800 * i, 4800 * (i + 1)), SAMPLE_RATE),
    ),
  );
const buzz = Object.values(tests).flatMap(samplesOf);
console.log(`
Periodicity of a fifth of a second: test models ${spread(periodicities(buzz), 2)}, white noise ${spread(periodicities([whiteNoise(480_000, 0.1)]), 2)}.`);

console.log('\n## Damaged sound: the sentences of the medium draft voice\n');
head('damage', 'rejected by the guard', 'reasons', 'distance, dB', 'taken for alike');
for (const [name, corrupt] of Object.entries(CORRUPTIONS)) {
  const damaged = mid.map(({ samples }) => corrupt(samples));
  const faults = new Map<string, number>();
  for (const [i, samples] of damaged.entries()) {
    // As with a model that tells durations; the draft voice itself has none.
    const { fault } = inspectSound(samples, { samples: mid[i]?.samples.length });
    if (fault) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
  const rejected = [...faults.values()].reduce((sum, count) => sum + count, 0) / mid.length;
  const { values, alike } = distances(samplesOf(mid), damaged);
  line(name, percent(rejected), [...faults.keys()].join(', '), spread(values, 1), percent(alike));
}

console.log('\n## Correct sound, computed twice\n');
head('pair', 'pairs', 'distance, dB', 'taken for alike');
function tellTwins(
  name: string,
  sounds: readonly Float32Array[],
  twins: readonly Float32Array[],
): void {
  const { values, alike } = distances(sounds, twins);
  line(name, String(sounds.length), spread(values, 2), percent(alike));
}
const other = await speaker(draftWithOtherNoise());
const otherMid = await speakAll(other, texts, draftStyle('mid'));
tellTwins('draft voice, other random noise', samplesOf(mid), samplesOf(otherMid));
const otherBare = await speakAll(other, bare, draftStyle('mid'));
tellTwins('single phonemes, other random noise', samplesOf(midBare), samplesOf(otherBare));
tellTwins('1 and 2 threads', speakWithThreads(1), speakWithThreads(2));
const plain = await speaker(buildVariant({ width: 'tiny', precision: 'fp32' }), {
  graphOptimizationLevel: 'disabled',
});
const reference = samplesOf(tests.fp32 ?? []);
tellTwins(
  'test model, without the runtime’s optimisation',
  reference,
  samplesOf(await speakAll(plain, testEntries(), testStyle())),
);
tellTwins('test model, fp16 and fp32', samplesOf(tests.fp16 ?? []), reference);
tellTwins('test model, q8 and fp32', samplesOf(tests.q8 ?? []), reference);
const next = [...samplesOf(mid).slice(1), ...samplesOf(mid).slice(0, 1)];
tellTwins('another sentence of the same voice', samplesOf(mid), next);

/** Milliseconds of computing per second of sound; the best of several rounds. */
function cost(job: (samples: Float32Array) => unknown): string {
  const seconds = mid.reduce((sum, { samples }) => sum + samples.length / SAMPLE_RATE, 0);
  const rounds = Array.from({ length: 3 }, () => {
    const began = performance.now();
    for (const { samples } of mid) job(samples);
    return (performance.now() - began) / seconds;
  });
  const best = Math.min(...rounds);
  return `${best.toFixed(2)} ms per second of sound (${(best / 10).toFixed(3)}%)`;
}
console.log(`
Thresholds: silent below ${SILENT_BELOW_DBFS} dBFS; too loud from ${TOO_LOUD_FROM_DBFS} dBFS or ${percent(TOO_LOUD_FROM_CLIPPED_SHARE)} clipped; noise from ${NOISE_FROM_SECONDS} s, unless its
periodicity is ${TONE_FROM_PERIODICITY} or more; alike up to ${ALIKE_UP_TO_DB} dB.
Cost: the guard ${cost((samples) => inspectSound(samples, {}))}, the distance ${cost((samples) => soundsAlike(samples, samples))}.`);
