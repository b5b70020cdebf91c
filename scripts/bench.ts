import { parseArgs } from 'node:util';
import { BENCH_USAGE } from './bench-against-options';
import { DEVICE_BENCH_USAGE } from './bench-device-options';

// Two benchmarks under one name: of this device, and, with --against, of another player. Each reads its own options.

const { values } = parseArgs({
  options: { against: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  // The others are looked at by whoever knows them.
  strict: false,
});
if (values.help && values.against === undefined) {
  console.log(`${DEVICE_BENCH_USAGE}\n\n${BENCH_USAGE}`);
} else if (values.against === undefined) {
  await import('./bench-device');
} else {
  await import('./bench-against');
}
