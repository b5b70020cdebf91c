import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { noisyIndices } from '../src/bench/noise';
import type { StartKind } from './bench-plan';
import type { Player } from './bench-player';

/** How fast the machine was around a start: milliseconds of a computation that is always the same. */
export interface PacedStart {
  readonly round: number;
  readonly player: Player;
  readonly kind: StartKind;
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** Steps of the computation, a fraction of a second. */
const STEPS = 2e8;
/** Milliseconds for what a browser leaves behind to come to rest. */
const REST = 300;

/** The computation as a program of its own, for a thread. */
const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  const compute = (steps) => {
    let x = 1;
    for (let i = 0; i < steps; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  };
  const began = performance.now();
  const x = compute(workerData);
  parentPort.postMessage([performance.now() - began, x]);
`;

/**
 * Milliseconds that a fixed computation takes now, on as many threads as the machine has cores; that of the slowest, because
 * one core that is busy with something else is enough to hold up a player with two threads.
 */
export async function machinePace(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, REST));
  const times = Array.from(
    { length: availableParallelism() },
    () =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(PROGRAM, { eval: true, workerData: STEPS });
        worker.once('message', ([ms]: [number, number]) => resolve(ms));
        worker.once('error', reject);
      }),
  );
  return Math.max(...(await Promise.all(times)));
}

/** Indices of the starts around which the machine was busy, see {@link noisyIndices}: the benchmark in the page does the same. */
export function noisyStarts(starts: readonly PacedStart[]): ReadonlySet<number> {
  return noisyIndices(starts);
}
