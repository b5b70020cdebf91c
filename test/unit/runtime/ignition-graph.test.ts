import * as ort from 'onnxruntime-web';
import { expect, test } from 'vitest';
import { IGNITION_GRAPH } from '../../../src/runtime/ignition-graph';

test('the graph that boots the runtime is a valid model that gives back what it gets', async () => {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(IGNITION_GRAPH);
  const { y } = await session.run({ x: new ort.Tensor('float32', Float32Array.of(3), [1]) });
  expect(Array.from(y?.data as ArrayLike<number>)).toEqual([3]);
  await session.release();
});
