import { parseArgs } from 'node:util';
import type { DeviceProfile, Provider } from '../src/contracts/provider';

/** What the command does, and with what. */
export const DEVICE_BENCH_USAGE = `Measures this device with the built app in a headless browser: the runner of the page #/bench. Prints Markdown.

npm run -s bench
  --model NAME       draft (default: the voice that comes with the app), kokoro (downloads 93 MB), tiny or full: a test model
                     with random weights of small or full size from a server on this machine, for timing only; q8, unless
                     it is tiny-fp16, tiny-fp32, full-fp16 or full-fp32
  --providers LIST   wasm, webgpu, webnn (default: wasm). WebGPU is a software adapter, and labelled so
  --gpu              WebGPU on the graphics card
  --threads LIST     of WASM (default: 1 and the cores, 4 at most)
  --profiles LIST    fast, low-memory, as-published (default: fast,as-published)
  --runs N           rounds (default 3; medians are told)
  --cold             starts without the model on the device, too: once for each configuration
  --json FILE.json   everything, to be opened in the page again
  --dist FOLDER      a built app other than dist/, which is built if it is older than its sources`;

/** Models that can be named. */
export const DEVICE_BENCH_MODELS = [
  'draft',
  'kokoro',
  'tiny',
  'tiny-fp16',
  'tiny-fp32',
  'full',
  'full-fp16',
  'full-fp32',
] as const;
/** One of {@link DEVICE_BENCH_MODELS}. */
export type DeviceBenchModel = (typeof DEVICE_BENCH_MODELS)[number];

/** The command line. */
export interface DeviceBenchOptions {
  readonly model: DeviceBenchModel;
  readonly providers: readonly Provider[];
  /** Undefined for what suits the device. */
  readonly threads?: readonly number[];
  readonly profiles: readonly DeviceProfile[];
  readonly runs: number;
  readonly cold: boolean;
  /** Whether WebGPU is to be on the graphics card. */
  readonly gpu: boolean;
  readonly json?: string;
  readonly dist?: string;
}

/** Reads the command line; undefined if it asks for help. @throws Error that says what makes no sense */
export function parseDeviceBenchOptions(args: readonly string[]): DeviceBenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: 'string', default: 'draft' },
      providers: { type: 'string', default: 'wasm' },
      threads: { type: 'string' },
      profiles: { type: 'string', default: 'fast,as-published' },
      runs: { type: 'string', default: '3' },
      cold: { type: 'boolean', default: false },
      gpu: { type: 'boolean', default: false },
      json: { type: 'string' },
      dist: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  const runs = Number(values.runs);
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new Error(`--runs must be a whole number from 1, not “${values.runs}”.`);
  const [model] = chosen('--model', values.model, DEVICE_BENCH_MODELS);
  const { json, dist, threads, cold, gpu } = values;
  return {
    model: model ?? 'draft',
    providers: chosen('--providers', values.providers, ['wasm', 'webgpu', 'webnn'] as const),
    profiles: chosen('--profiles', values.profiles, [
      'fast',
      'low-memory',
      'as-published',
    ] as const),
    runs,
    cold,
    gpu,
    ...(threads === undefined ? {} : { threads: threadList(threads) }),
    ...(json === undefined ? {} : { json }),
    ...(dist === undefined ? {} : { dist }),
  };
}

/** Names in a list, in the order of those that are known. @throws Error that says which there are */
export function chosen<T extends string>(option: string, list: string, known: readonly T[]): T[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined)
    throw new Error(`${option} cannot be “${unknown}”. There are: ${known.join(', ')}.`);
  return known.filter((one) => names.includes(one));
}

function threadList(list: string): number[] {
  const counts = list.split(',').map(Number);
  if (!counts.every((count) => Number.isInteger(count) && count >= 1 && count <= 64))
    throw new Error(`--threads must be whole numbers from 1 to 64, not “${list}”.`);
  return [...new Set(counts)];
}
