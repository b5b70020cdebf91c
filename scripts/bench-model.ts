import * as ort from 'onnxruntime-web';

/** Inputs of a full-size test model for so many tokens; the same number gives the same ones. */
export function feedsOf(tokens: number): Record<string, ort.Tensor> {
  const ids = BigInt64Array.from({ length: tokens }, (_, i) =>
    i % (tokens - 1) ? BigInt(43 + ((i * 37) % 100)) : 0n,
  );
  return {
    input_ids: new ort.Tensor('int64', ids, [1, tokens]),
    style: new ort.Tensor('float32', new Float32Array(256).fill(0.05), [1, 256]),
    speed: new ort.Tensor('float32', Float32Array.of(1), [1]),
  };
}

/** Does a job and adds its milliseconds to `times`. */
export async function timed<T>(times: number[], job: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await job();
  times.push(performance.now() - began);
  return result;
}
