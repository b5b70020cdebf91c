import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { adaptGraph } from '../src/model/graph/adapt-graph';
import { externalFiles } from '../src/model/graph/packed-graph';
import { logSpectralDistance } from '../src/shared/sound-distance';
import { signalToNoise } from '../test/support/signal-noise';
import { feedsOf, timed } from './bench-model';
import { cachedVariant } from './fixture-cache';
import { median } from './median';

// Compares the forms of the adapted full-size model, fp32 or (`-- q8`) q8: creation, runs of 12 and 60 tokens, and how far their sound is
// from the plain form's. WASM with one thread in Node, in turns, another form first in each round, medians.

/** Of a file that has floats, and of one that has integers. */
const FLOAT_FORMS: readonly Form[] = ['float', 'fast', 'safe'];
const QUANTISED_FORMS: readonly Form[] = ['float', 'fast', 'stored'];

const PRECISION = process.argv[2] === 'q8' ? 'q8' : 'fp32';
const FORMS = PRECISION === 'q8' ? QUANTISED_FORMS : FLOAT_FORMS;
type Form = 'float' | 'fast' | 'safe' | 'stored';
const LENGTHS = [12, 60] as const;
const ROUNDS = 3;

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
const bytes = Uint8Array.from(readFileSync(cachedVariant({ width: 'full', precision: PRECISION })));

const create = (form: Form) => {
  const { graph } = adaptGraph(bytes, form);
  const externalData = externalFiles(graph, bytes) ?? [];
  return ort.InferenceSession.create(graph, {
    graphOptimizationLevel: 'disabled',
    // As the product does.
    extra: { session: { disable_prepacking: '1' } },
    externalData,
  });
};
const perForm = <T>(make: () => T) =>
  Object.fromEntries(FORMS.map((form) => [form, make()])) as Record<Form, T>;
/** All forms, another one first in each round. */
const turns = (round: number) => FORMS.map((_, i) => FORMS[(i + round) % FORMS.length] as Form);

const creations = perForm<number[]>(() => []);
// The first creation boots the runtime and makes its memory grow; it is not counted.
await (await create('fast')).release();
for (let round = 0; round < ROUNDS; round++)
  for (const form of turns(round))
    await (await timed(creations[form], () => create(form))).release();

const sessions = new Map<Form, ort.InferenceSession>();
for (const form of FORMS) sessions.set(form, await create(form));
const run = async (form: Form, tokens: number) => {
  const session = sessions.get(form);
  if (!session) throw new Error(`There is no session of the form ${form}.`);
  return session.run(feedsOf(tokens));
};
const row = (...cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);
row(
  'form',
  'creation, ms',
  ...LENGTHS.map((tokens) => `${tokens} tokens, ms | ÷ float | SNR, dB | distance, dB`),
);
row('---', '---', ...LENGTHS.map(() => '--- | --- | --- | ---'));
const cells = perForm<string[]>(() => []);
for (const tokens of LENGTHS) {
  const times = perForm<number[]>(() => []);
  const sound = perForm<Float32Array>(() => new Float32Array());
  for (let round = 0; round <= ROUNDS; round++)
    for (const form of turns(round)) {
      const { waveform } = await timed(times[form], () => run(form, tokens));
      sound[form] = waveform?.data as Float32Array;
    }
  // The first run of a length compiles and allocates.
  const ms = (form: Form) => median(times[form].slice(1));
  for (const form of FORMS)
    cells[form].push(
      ms(form).toFixed(0),
      (ms(form) / ms('float')).toFixed(2),
      signalToNoise(sound[form], sound.float).toFixed(1),
      logSpectralDistance(sound[form], sound.float).toFixed(2),
    );
}
for (const form of FORMS) row(form, median(creations[form]).toFixed(0), ...cells[form]);
