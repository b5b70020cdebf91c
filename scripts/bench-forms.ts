import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { adaptGraph } from '../src/model/graph/adapt-graph';
import { externalFiles } from '../src/model/graph/packed-graph';
import { signalToNoise } from '../test/support/signal-noise';
import { feedsOf, timed } from './bench-model';
import { cachedVariant } from './fixture-cache';
import { median } from './median';

// Compares the forms of the adapted full-size fp32 model: creation, runs of 12 and 60 tokens, and what rounding leaves of the
// plain form's sound. WASM with one thread in Node, in turns, another form first in each round, medians.

const FORMS = ['float', 'fast', 'safe'] as const;
type Form = (typeof FORMS)[number];
const LENGTHS = [12, 60] as const;
const ROUNDS = 3;

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
const bytes = Uint8Array.from(readFileSync(cachedVariant({ width: 'full', precision: 'fp32' })));

const create = (form: Form) => {
  const { graph } = adaptGraph(bytes, form);
  const externalData = externalFiles(graph, bytes) ?? [];
  return ort.InferenceSession.create(graph, { graphOptimizationLevel: 'disabled', externalData });
};
const perForm = <T>(make: () => T) =>
  Object.fromEntries(FORMS.map((form) => [form, make()])) as Record<Form, T>;
/** All forms, another one first in each round. */
const turns = (round: number) => FORMS.map((_, i) => FORMS[(i + round) % FORMS.length] as Form);

const creations = perForm<number[]>(() => []);
// The first creation boots the runtime and makes its memory grow; it is not counted.
await (await create('safe')).release();
for (let round = 0; round < ROUNDS; round++)
  for (const form of turns(round))
    await (await timed(creations[form], () => create(form))).release();

const sessions = {
  float: await create('float'),
  fast: await create('fast'),
  safe: await create('safe'),
};
const row = (...cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);
row('form', 'creation, ms', ...LENGTHS.map((tokens) => `${tokens} tokens, ms | ÷ float | SNR, dB`));
row('---', '---', ...LENGTHS.map(() => '--- | --- | ---'));
const cells = perForm<string[]>(() => []);
for (const tokens of LENGTHS) {
  const times = perForm<number[]>(() => []);
  const sound = perForm<Float32Array>(() => new Float32Array());
  for (let round = 0; round <= ROUNDS; round++)
    for (const form of turns(round)) {
      const { waveform } = await timed(times[form], () => sessions[form].run(feedsOf(tokens)));
      sound[form] = waveform?.data as Float32Array;
    }
  // The first run of a length compiles and allocates.
  const ms = (form: Form) => median(times[form].slice(1));
  for (const form of FORMS)
    cells[form].push(
      ms(form).toFixed(0),
      (ms(form) / ms('float')).toFixed(2),
      signalToNoise(sound[form], sound.float).toFixed(1),
    );
}
for (const form of FORMS) row(form, median(creations[form]).toFixed(0), ...cells[form]);
