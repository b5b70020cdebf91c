/** What goes wrong in a run, counted from 0 in each worker. */
export type RunFault =
  /** White noise at speech level instead of the sound. */
  | 'noise'
  /** The same sound backwards and slower: speech as to level and spectrum, and not what was asked for. */
  | 'other-sound'
  /** The run never ends. */
  | 'hang'
  /** An error that nobody catches, in the middle of the run. */
  | 'crash'
  /** The device is taken away in the middle of the run. */
  | 'lose-device';

/** How a worker of {@link spawnFaulty} behaves. */
export interface SpeechFaults {
  /** Faults by the number of the run. */
  readonly runs?: Readonly<Record<number, RunFault>>;
  /** Every run goes wrong in this way. */
  readonly always?: RunFault;
  /** Says that it computes on a device of this name, unless WASM is asked for. It computes with WASM. */
  readonly pretends?: string;
  /** What it then says that it computes with; WebGPU by default. */
  readonly pretendedProvider?: 'webgpu' | 'webnn';
  /** Has a WebNN that takes no operator. */
  readonly idleWebnn?: boolean;
  /** Takes a software adapter for a real one. */
  readonly trustsSoftware?: boolean;
  /** Finds no memory to start the runtime with. */
  readonly noRuntime?: boolean;
  /** Milliseconds by which every run takes longer. */
  readonly delayMs?: number;
}

/** Starts a real speech worker with faults of its own. */
export function spawnFaulty(faults: SpeechFaults): Worker {
  return new Worker(new URL('./faulty-speech.worker.ts', import.meta.url), {
    type: 'module',
    name: JSON.stringify(faults),
  });
}
