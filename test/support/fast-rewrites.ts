import { DEQUANTIZE } from '../../src/model/graph/rewrites/dequantize';
import { EXPOSE_DURATIONS } from '../../src/model/graph/rewrites/expose-durations';
import { fastConvolution } from '../../src/model/graph/rewrites/fast-convolution';
import { fastUpsampling } from '../../src/model/graph/rewrites/fast-upsampling';
import { FLOAT32_COMPUTE } from '../../src/model/graph/rewrites/float32-compute';
import { INSTANCE_NORM } from '../../src/model/graph/rewrites/instance-norm';
import { polynomialSnake } from '../../src/model/graph/rewrites/polynomial-snake';
import type { Rewrite } from '../../src/model/graph/rewrites/rewrite';
import { SIMPLIFY } from '../../src/model/graph/rewrites/simplify';
import { WRAP_PHASE } from '../../src/model/graph/rewrites/wrap-phase';
import type { Grade } from '../../src/model/graph/toom-cook/scheme';

/** The rewrites of the form `float`. */
export const FLOAT_REWRITES: readonly Rewrite[] = [
  SIMPLIFY,
  FLOAT32_COMPUTE,
  DEQUANTIZE,
  EXPOSE_DURATIONS,
  WRAP_PHASE,
];

/** What the forms `fast` and `safe` add, whatever it gains: the tiny models have too few channels for any gain. */
export function fastRewrites(grade: Grade): readonly Rewrite[] {
  return [
    INSTANCE_NORM,
    polynomialSnake(grade),
    fastConvolution({ grade, leastGain: 0 }),
    fastUpsampling(grade),
  ];
}
