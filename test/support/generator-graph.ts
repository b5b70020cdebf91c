import * as ort from 'onnxruntime-web';
import { encodeModel } from '../../src/model/graph/encode-model';
import type { OnnxModel } from '../../src/model/graph/onnx-model';
import { int, ints, type SmallGraph } from './small-graph';

/** Named inputs or outputs of a run. */
export type Values = Readonly<Record<string, ort.Tensor>>;

/** Runs a model in one session, once for each set of inputs, on onnxruntime-web's WASM, one thread. */
export async function runEach(model: OnnxModel, runs: readonly Values[]): Promise<Values[]> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const session = await ort.InferenceSession.create(encodeModel(model), {
    logSeverityLevel: 3,
  });
  try {
    const results: Values[] = [];
    for (const inputs of runs) results.push(await session.run(inputs));
    return results;
  } finally {
    await session.release();
  }
}

/** The float32 input `x`, whose size depends on the number of tokens as far as the rewrites see; `tokens` has to be 0. */
export function varyingInput(g: SmallGraph): string {
  const tokens = g.node('Cast', [g.input('tokens', 'int64')], { to: int(1) });
  return g.node('Add', [g.input('x'), tokens]);
}

/** Inputs for a graph with {@link varyingInput}. */
export function varying(x: ort.Tensor, more: Values = {}): Values {
  return { x, tokens: new ort.Tensor('int64', [0n], [1]), ...more };
}

/**
 * Values `[1, channels, t]` behind a step from frames to samples, where the rewrites of the generator begin. The step puts
 * zeros in between, which are taken away again: the numbers stay the same.
 */
export function stretched(g: SmallGraph, x: string, channels: number): string {
  const stride = 5;
  const weights = g.floats(new Float32Array(channels).fill(1), [channels, 1, 1]);
  const apart = g.node('ConvTranspose', [x, weights], {
    group: int(channels),
    kernel_shape: ints(1),
    strides: ints(stride),
  });
  const [start, end, axis, step] = [[0], [0x7fffffff], [2], [stride]].map((n) => g.ints(n));
  return g.node('Slice', [apart, start ?? '', end ?? '', axis ?? '', step ?? '']);
}

/** An input `x` of the generator, `[1, channels, t]`. */
export function generatorInput(g: SmallGraph, channels: number): string {
  return stretched(g, varyingInput(g), channels);
}
