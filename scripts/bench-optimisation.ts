import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { adaptGraph } from '../src/model/graph/adapt-graph';
import { externalFiles } from '../src/model/graph/packed-graph';
import { feedsOf, timed } from './bench-model';
import { cachedVariant } from './fixture-cache';
import { median } from './median';

// Compares the runtime's own graph optimisation on the adapted full-size float graph, on and off: creation and runs of 12
// tokens, WASM with one thread in Node, in turns, medians in milliseconds.

const LEVELS = ['all', 'disabled'] as const;
type Level = (typeof LEVELS)[number];
const CREATIONS = 5;
const RUNS = 9;
const TOKENS = 12;

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
const bytes = Uint8Array.from(readFileSync(cachedVariant({ width: 'full', precision: 'fp32' })));
const { graph } = adaptGraph(bytes, 'float');
const externalData = externalFiles(graph, bytes) ?? [];

const create = (level: Level) =>
  ort.InferenceSession.create(graph, { graphOptimizationLevel: level, externalData });

const creations: Record<Level, number[]> = { all: [], disabled: [] };
const runs: Record<Level, number[]> = { all: [], disabled: [] };
// The first creation boots the runtime and makes its memory grow; it is not counted.
await (await create('all')).release();
for (let round = 0; round < CREATIONS; round++)
  for (const level of LEVELS) await (await timed(creations[level], () => create(level))).release();

const sessions = { all: await create('all'), disabled: await create('disabled') };
for (let round = 0; round < RUNS; round++)
  for (const level of LEVELS) await timed(runs[level], () => sessions[level].run(feedsOf(TOKENS)));

console.log('| graphOptimizationLevel | creation, ms | run of 12 tokens, ms |');
console.log('| --- | --- | --- |');
for (const level of LEVELS)
  console.log(
    `| ${level} | ${median(creations[level]).toFixed(0)} | ${median(runs[level].slice(1)).toFixed(0)} |`,
  );
