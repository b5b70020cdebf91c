import { beforeEach, describe, expect, it } from 'vitest';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { externalFiles } from '../../../src/model/graph/packed-graph';
import { type AdaptableFile, adaptedName, GraphAdapter } from '../../../src/model/graph-adapter';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import { buildVariant } from '../../fixtures/kokoro-graph/variants';
import { patternBytes } from '../../support/pattern-bytes';

const BYTES = Uint8Array.from(buildVariant({ width: 'tiny', precision: 'q8' }));
const FILE: AdaptableFile = {
  content: BYTES,
  sha256: 'a'.repeat(64),
  file: 'onnx/tiny.onnx',
  model: 'tiny@1',
};
const NAME = adaptedName('a'.repeat(64), 'float');
const notOnnx = (file: string) => ({
  failure: { code: 'invalid-argument', reason: 'not-onnx', details: { file } },
});

let store: MemoryModelStore;
let recorder: MetricsRecorder;
let adapter: GraphAdapter;
beforeEach(() => {
  store = new MemoryModelStore();
  recorder = new MetricsRecorder();
  adapter = new GraphAdapter(store, recorder.record);
});

describe('a graph adapter', () => {
  it('adapts a file once on each device, and keeps a graph that is small', async () => {
    const made = await adapter.adapt(FILE, 'float');
    await adapter.idle();
    const [kept] = await store.list();
    expect(kept).toMatchObject({ name: NAME, model: 'tiny@1', path: 'onnx/tiny.onnx (float)' });
    expect(kept?.bytes).toBeLessThan(400_000);
    const again = await new GraphAdapter(store, recorder.record).adapt(FILE, 'float');
    expect(recorder.value('graph-adaptations')).toBe(1);
    expect(again.graph).toEqual(made.graph);
    expect(again.externalData.map(({ path }) => path)).toEqual(
      made.externalData.map(({ path }) => path),
    );
  });

  it('keeps each form by itself', async () => {
    await adapter.adapt(FILE, 'float');
    await adapter.adapt(FILE, 'stored');
    await adapter.idle();
    expect(await store.list()).toHaveLength(2);
    expect(recorder.value('graph-adaptations')).toBe(2);
  });

  it('says which rewrites found their pattern, and which did not', async () => {
    const told: [string | undefined, number][] = [];
    recorder.subscribe(({ name, value, tags }) => {
      if (name === 'graph-rewrites') told.push([tags?.rewrite, value]);
    });
    await adapter.adapt(FILE, 'float');
    expect(Object.fromEntries(told)).toMatchObject({
      'float32-compute': 0,
      'expose-durations': 1,
      'wrap-phase': 1,
    });
  });

  it('leaves a file alone that is to be run as it is published', async () => {
    const model = await adapter.adapt(FILE, 'published');
    expect(model).toEqual({ graph: BYTES, externalData: [] });
    expect(recorder.value('graph-adaptations')).toBe(0);
  });

  it('makes anew what was damaged on the device, or is of other weights', async () => {
    const info = { model: 'tiny@1', path: 'x' };
    await store.write(NAME, patternBytes(1000), info);
    const { externalData } = await adapter.adapt(FILE, 'float');
    await adapter.idle();
    expect(recorder.value('graph-adaptations')).toBe(1);
    expect(externalData.length).toBeGreaterThan(10);
    expect(externalFiles((await store.read(NAME)) ?? BYTES, BYTES)).toBeDefined();
  });

  it('does not keep what it made of an unverified file, nor needs a store', async () => {
    const { sha256: _, ...unverified } = FILE;
    await adapter.adapt(unverified, 'float');
    store.capacity = 0;
    await adapter.adapt(FILE, 'float');
    await adapter.idle();
    expect(await store.list()).toEqual([]);
  });

  it('refuses in words what is no model', async () => {
    const page = { ...FILE, content: Uint8Array.from(Buffer.from('<html>Sign in</html>')) };
    await expect(adapter.adapt(page, 'float')).rejects.toMatchObject(notOnnx('onnx/tiny.onnx'));
  });

  it('refuses weights that are not the graph’s, a graph that has its own, and one without them', async () => {
    const { graph } = await adapter.adapt(FILE, 'float');
    const packed = { ...FILE, content: graph };
    expect(adapter.unpack(packed, BYTES).externalData.length).toBeGreaterThan(10);
    expect(() => adapter.unpack(packed, BYTES.subarray(1))).toThrow();
    expect(() => adapter.unpack(FILE, BYTES)).toThrow();
    const { sha256: _, ...alone } = packed;
    await expect(adapter.adapt(alone, 'float')).rejects.toMatchObject(notOnnx('onnx/tiny.onnx'));
  });
});
