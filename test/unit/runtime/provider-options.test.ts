import { expect, test } from 'vitest';
import { PROCESSOR_NODES } from '../../../src/contracts/model';
import type { ProviderChoice } from '../../../src/runtime/provider-choice';
import { providerOptions } from '../../../src/runtime/runtime-bundle';

test('WASM is named alone', () => {
  expect(providerOptions({ provider: 'wasm' })).toEqual({ executionProviders: ['wasm'] });
});

test('WebGPU gets the device that was opened, and leaves to the processor what the graph names', () => {
  const device = {};
  const choice = { provider: 'webgpu', device } as unknown as ProviderChoice;
  expect(providerOptions(choice)).toEqual({
    executionProviders: [{ name: 'webgpu', device, forceCpuNodeNames: PROCESSOR_NODES }],
  });
});

test('WebNN gets its context and the kind of device, and WASM stands behind it', () => {
  const context = {};
  const choice = { provider: 'webnn', context, deviceType: 'gpu' } as unknown as ProviderChoice;
  expect(providerOptions(choice)).toEqual({
    executionProviders: [{ name: 'webnn', context, deviceType: 'gpu' }, 'wasm'],
  });
});
