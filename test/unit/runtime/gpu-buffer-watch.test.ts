import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { MetricSink } from '../../../src/contracts/metrics';
import {
  type BufferMaker,
  GpuBufferWatch,
  GROWING_RUNS,
} from '../../../src/runtime/gpu-buffer-watch';
import { ResourceLedger } from '../../../src/shared/resource-ledger';

/** A buffer with as much of the real one as is looked at. */
class FakeBuffer {
  destroyed = 0;
  readonly size: number;
  constructor({ size }: GPUBufferDescriptor) {
    this.size = size;
  }
  destroy(): undefined {
    this.destroyed++;
  }
}

class FakeDevice implements BufferMaker {
  createBuffer(descriptor: GPUBufferDescriptor): GPUBuffer {
    if (descriptor.size > 1000) throw new RangeError('too large');
    return new FakeBuffer(descriptor) as unknown as GPUBuffer;
  }
}

function setUp() {
  const device = new FakeDevice();
  const watch = new GpuBufferWatch(device);
  const told: Parameters<MetricSink>[0][] = [];
  const ledger = new ResourceLedger((metric) => told.push(metric), { captureStacks: false });
  const make = (size = 8) => device.createBuffer({ size, usage: 0 });
  const leaks = () => told.filter(({ name }) => name === 'leak-warnings');
  /** A run that leaves so many buffers more. */
  const run = (tokens: number, left: number) =>
    watch.audit(tokens, async () => {
      make().destroy();
      for (let i = 0; i < left; i++) make();
    });
  return { device, watch, ledger, make, leaks, run };
}

test('counts buffers and bytes until they are destroyed, each once', () => {
  const { watch, make } = setUp();
  const buffer = make(100);
  make(20);
  expect([watch.count, watch.bytes]).toEqual([2, 120]);
  buffer.destroy();
  buffer.destroy();
  expect([watch.count, watch.bytes]).toEqual([1, 20]);
  expect((buffer as unknown as FakeBuffer).destroyed).toBe(2);
});

test('leaves other devices alone, and counts nothing that could not be made', () => {
  const { watch, make } = setUp();
  new FakeDevice().createBuffer({ size: 8, usage: 0 });
  expect(() => make(2000)).toThrow('too large');
  expect(watch.count).toBe(0);
});

test('enters what is alive and what comes into the ledger', () => {
  const { watch, ledger, make } = setUp();
  const early = make();
  watch.reportTo(ledger);
  const late = make();
  expect(ledger.live('gpu-buffer')).toBe(2);
  early.destroy();
  late.destroy();
  expect(ledger.live('gpu-buffer')).toBe(0);
});

test('strikes off what the browser has collected', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const { watch, make } = setUp();
  const kept = make(3);
  make(4);
  const isCollected = async () => {
    gc();
    await new Promise((resolve) => setTimeout(resolve));
    return watch.count;
  };
  await expect.poll(isCollected).toBe(1);
  expect(watch.bytes).toBe(kept.size);
});

test('a pool that fills in the first runs of each length is no leak', async () => {
  const { watch, ledger, leaks, run } = setUp();
  watch.reportTo(ledger);
  for (const tokens of [10, 40, 100]) {
    for (let i = 1; i < GROWING_RUNS; i++) await run(tokens, 2);
    await run(tokens, 0);
    for (let i = 1; i < GROWING_RUNS; i++) await run(tokens, 1);
  }
  expect(leaks()).toEqual([]);
});

test('growth that goes on for one length is a leak, whatever other lengths do in between', async () => {
  const { watch, ledger, leaks, run } = setUp();
  watch.reportTo(ledger);
  for (let i = 0; i < 2 * GROWING_RUNS; i++) {
    await run(33 + (i % 10), 3);
    await run(100, 0);
  }
  const leak = {
    name: 'leak-warnings',
    value: 3 * GROWING_RUNS,
    unit: 'count',
    tags: { kind: 'gpu-buffer', label: 'up to 48 tokens' },
  };
  expect(leaks()).toEqual([leak, leak]);
});

test('a failed run counts, too', async () => {
  const { watch, ledger, make, leaks } = setUp();
  watch.reportTo(ledger);
  for (let i = 0; i < GROWING_RUNS; i++) {
    const failing = watch.audit(10, async () => {
      make();
      throw new Error('device lost');
    });
    await expect(failing).rejects.toThrow('device lost');
  }
  expect(leaks()).toHaveLength(1);
});
