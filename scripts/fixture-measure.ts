import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { type Measurement, PROFILED_TOKENS } from './fixture-measurement';

// Measures one model file in a process of its own, because the runtime's threads are fixed once it has started.
// Arguments: FILE THREADS. Prints the runtime's profile of one run (with one thread), then a line with a Measurement.

/** Begins the line with the result. */
const MEASURED = 'measured ';
const TOKENS = [12, 60, 150];
/** Counted runs of each length; the median is told. */
const RUNS = 3;

const [file = '', threads = '1'] = process.argv.slice(2);
ort.env.wasm.numThreads = Number(threads);
ort.env.logLevel = 'error';

const bytes = readFileSync(file);
const began = performance.now();
const session = await ort.InferenceSession.create(bytes);
const createMs = performance.now() - began;

/** Ids that a sentence could have, with 0 at both ends. */
function feeds(count: number): Record<string, ort.Tensor> {
  const ids = BigInt64Array.from({ length: count }, (_, i) =>
    i === 0 || i === count - 1 ? 0n : BigInt(43 + ((i * 37) % 100)),
  );
  return {
    input_ids: new ort.Tensor('int64', ids, [1, count]),
    style: new ort.Tensor('float32', new Float32Array(256).fill(0.05), [1, 256]),
    speed: new ort.Tensor('float32', Float32Array.of(1), [1]),
  };
}

const runs: Record<number, { ms: number; audioSeconds: number }> = {};
for (const count of TOKENS) {
  const input = feeds(count);
  // The first run of a shape pays for compilation.
  await session.run(input);
  const times: number[] = [];
  let audioSeconds = 0;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    const { waveform } = await session.run(input);
    times.push(performance.now() - start);
    audioSeconds = (waveform?.size ?? 0) / 24_000;
  }
  times.sort((a, b) => a - b);
  runs[count] = { ms: times[Math.floor(RUNS / 2)] ?? Number.NaN, audioSeconds };
}
await session.release();
if (threads === '1') await profile(PROFILED_TOKENS);
process.stdout.write(`${MEASURED}${JSON.stringify({ createMs, runs } satisfies Measurement)}\n`);

/** One run whose operators the runtime lists, as JSON lines on standard output. */
async function profile(count: number): Promise<void> {
  const profiled = await ort.InferenceSession.create(bytes, { enableProfiling: true });
  await profiled.run(feeds(count));
  profiled.endProfiling();
  await profiled.release();
}
