import { expect, test } from 'vitest';
import { GpuWorkWatch, type WorkMaker } from '../../../src/runtime/gpu-work-watch';

class FakePass {
  readonly started: number[][] = [];
  dispatchWorkgroups(...groups: number[]) {
    this.started.push(groups);
  }
  dispatchWorkgroupsIndirect() {}
}
class FakeEncoder {
  readonly pass = new FakePass();
  beginComputePass() {
    return this.pass;
  }
}
class FakeDevice {
  readonly written: unknown[][] = [];
  readonly queue = {
    submit: () => {},
    writeBuffer: (...rest: unknown[]) => void this.written.push(rest),
  };
  readonly encoder = new FakeEncoder();
  createCommandEncoder() {
    return this.encoder;
  }
  createShaderModule(descriptor: { code: string }) {
    if (descriptor.code === '') throw new TypeError('nothing to compile');
    return descriptor;
  }
  createComputePipeline() {
    return 'pipeline';
  }
  async createComputePipelineAsync() {
    return 'pipeline, later';
  }
}

const NOTHING = { dispatches: 0, compilations: 0, transfers: 0, submissions: 0 };

function setUp() {
  const fake = new FakeDevice();
  const device = fake as unknown as WorkMaker & Pick<GPUDevice, 'queue'>;
  return { fake, device, watch: new GpuWorkWatch(device) };
}

test('counts what a device is asked, since it was last asked for', async () => {
  const { fake, device, watch } = setUp();
  expect(watch.take()).toEqual(NOTHING);
  device.createShaderModule({ code: 'x' });
  device.createComputePipeline({} as GPUComputePipelineDescriptor);
  await device.createComputePipelineAsync({} as GPUComputePipelineDescriptor);
  const pass = device.createCommandEncoder().beginComputePass();
  pass.dispatchWorkgroups(1, 2, 3);
  pass.dispatchWorkgroups(4);
  device.queue.submit([]);
  device.queue.writeBuffer('buffer' as unknown as GPUBuffer, 8, new Uint8Array(2));
  expect(watch.take()).toEqual({ dispatches: 2, compilations: 3, transfers: 1, submissions: 1 });
  expect(watch.take()).toEqual(NOTHING);
  expect(fake.encoder.pass.started).toEqual([[1, 2, 3], [4]]);
  expect(fake.written).toEqual([['buffer', 8, new Uint8Array(2)]]);
});

test('passes results and errors on', async () => {
  const { device, watch } = setUp();
  expect(device.createComputePipeline({} as GPUComputePipelineDescriptor)).toBe('pipeline');
  expect(() => device.createShaderModule({ code: '' })).toThrow('nothing to compile');
  expect(watch.take()).toMatchObject({ compilations: 2 });
});

test('counts a buffer that is mapped to be read, not one that is to be written', async () => {
  const { watch } = setUp();
  const modes: number[] = [];
  const buffer = {
    mapAsync: async (mode: number) => void modes.push(mode),
  } as unknown as GPUBuffer;
  watch.watch(buffer);
  await buffer.mapAsync(1);
  await buffer.mapAsync(2);
  expect(watch.take()).toMatchObject({ transfers: 1 });
  expect(modes).toEqual([1, 2]);
});
