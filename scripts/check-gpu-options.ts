import { parseArgs } from 'node:util';
import { chosen, DEVICE_BENCH_MODELS, type DeviceBenchModel } from './bench-device-options';

/** What the command does, and with what. */
export const GPU_CHECK_USAGE = `Speaks with the built app on the graphics card of this machine, as a reader's page does, and again on WASM, in a headless
browser. Tells the adapter, whether the page takes it by itself and trusts its sound, how far that is from WASM's, and how
quick both are. Exits with 1 if there is no graphics card, if anything but it spoke, or if its sound differs.

npm run -s check:gpu
  --models LIST      draft (the voice that comes with the app), kokoro (downloads 93 MB), tiny or full: a test model with
                     random weights of small or full size from a server on this machine; q8, unless it is tiny-fp16,
                     tiny-fp32, full-fp16 or full-fp32 (default: draft,full)
  --software         with the browser's software adapter: says nothing of a graphics card, but tries the command without one
  --canary SECONDS   to wait until the page has compared two sentences by itself (default 60)
  --sounds FOLDER    keeps both sounds of the first text as WAV files
  --json FILE.json   everything that was measured
  --dist FOLDER      a built app other than dist/, which is built if it is older than its sources`;

/** The command line. */
export interface GpuCheckOptions {
  readonly models: readonly DeviceBenchModel[];
  readonly software: boolean;
  readonly canarySeconds: number;
  readonly sounds?: string;
  readonly json?: string;
  readonly dist?: string;
}

/** Reads the command line; undefined if it asks for help. @throws Error that says what makes no sense */
export function parseGpuCheckOptions(args: readonly string[]): GpuCheckOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      models: { type: 'string', default: 'draft,full' },
      software: { type: 'boolean', default: false },
      canary: { type: 'string', default: '60' },
      sounds: { type: 'string' },
      json: { type: 'string' },
      dist: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  const canarySeconds = Number(values.canary);
  if (!(canarySeconds > 0))
    throw new Error(`--canary must be a number of seconds, not “${values.canary}”.`);
  const { sounds, json, dist, software } = values;
  return {
    models: chosen('--models', values.models, DEVICE_BENCH_MODELS),
    software,
    canarySeconds,
    ...(sounds === undefined ? {} : { sounds }),
    ...(json === undefined ? {} : { json }),
    ...(dist === undefined ? {} : { dist }),
  };
}
