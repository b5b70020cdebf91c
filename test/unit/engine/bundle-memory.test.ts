import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProviderRequest } from '../../../src/contracts/provider';
import { BundleMemory } from '../../../src/engine/bundle-memory';
import { DeviceMemory } from '../../../src/engine/device-memory';

/** Notes, and how often they were written. */
function notes() {
  let text: string | null = null;
  const setItem = vi.fn((_: string, value: string) => {
    text = value;
  });
  const memory = new DeviceMemory({ getItem: () => text, setItem });
  const bundles = (request: ProviderRequest) => new BundleMemory(request, memory);
  return { memory, bundles, setItem };
}

beforeEach(() => vi.stubGlobal('navigator', { userAgent: 'Browser/1' }));
afterEach(() => vi.unstubAllGlobals());

test('a bundle is remembered for the request that came to it', () => {
  const { bundles } = notes();
  expect(bundles('auto').read()).toBeUndefined();
  bundles('auto').write('wasm');
  bundles('webgpu').write('jspi');
  expect(bundles('auto').read()).toBe('wasm');
  expect(bundles('webgpu').read()).toBe('jspi');
});

test('the newest answer counts, and the same one is not written again', () => {
  const { bundles, setItem } = notes();
  for (const bundle of ['wasm', 'wasm', 'jspi', 'jspi'] as const) bundles('auto').write(bundle);
  expect(bundles('auto').read()).toBe('jspi');
  expect(setItem).toHaveBeenCalledTimes(2);
});

test('another version of the browser is asked anew', () => {
  const { bundles } = notes();
  bundles('auto').write('wasm');
  vi.stubGlobal('navigator', { userAgent: 'Browser/2' });
  expect(bundles('auto').read()).toBeUndefined();
});

test('WASM leaves no note', () => {
  const { bundles, setItem } = notes();
  bundles('wasm').write('wasm');
  expect(setItem).not.toHaveBeenCalled();
});

test('what is no bundle is not believed', () => {
  const { memory, bundles } = notes();
  memory.write('bundle|auto|Browser/1', 'jsep');
  expect(bundles('auto').read()).toBeUndefined();
});

test('nothing is kept without a memory', () => {
  const bundles = new BundleMemory('auto', undefined);
  bundles.write('wasm');
  expect(bundles.read()).toBeUndefined();
});
