import { PRECISIONS } from '../test/fixtures/kokoro-graph/variants';
import { cachedVariant } from './fixture-cache';

// Writes the full-size test models, for benchmarks: the real architecture with weights of our own.

for (const precision of PRECISIONS) {
  for (const durations of [false, true]) {
    console.log(cachedVariant({ width: 'full', precision, durations }, { rebuild: true }));
  }
}
