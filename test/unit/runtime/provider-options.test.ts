import { expect, test } from 'vitest';
import type { ProviderChoice } from '../../../src/runtime/provider-choice';
import { providerOptions } from '../../../src/runtime/runtime-bundle';

test('WASM is named alone', () => {
  expect(providerOptions({ provider: 'wasm' })).toEqual({ executionProviders: ['wasm'] });
});

test('WebGPU gets the device that was opened', () => {
  const device = {};
  const choice = { provider: 'webgpu', device } as unknown as ProviderChoice;
  expect(providerOptions(choice)).toEqual({ executionProviders: [{ name: 'webgpu', device }] });
});

test('WebNN gets its context and the kind of device, and WASM stands behind it', () => {
  const context = {};
  const choice = { provider: 'webnn', context, deviceType: 'gpu' } as unknown as ProviderChoice;
  expect(providerOptions(choice)).toEqual({
    executionProviders: [{ name: 'webnn', context, deviceType: 'gpu' }, 'wasm'],
  });
});
