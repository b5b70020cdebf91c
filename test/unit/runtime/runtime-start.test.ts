import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BundleName, ProviderRequest } from '../../../src/contracts/provider';
import type { ProviderChoice } from '../../../src/runtime/provider-choice';
import type { BootedRuntime } from '../../../src/runtime/runtime-bundle';
import { bundleFor, findBundle, startRuntime } from '../../../src/runtime/runtime-start';
import { deferred } from '../../../src/shared/deferred';

const WASM: ProviderChoice = { provider: 'wasm' };

function device(provider: 'webgpu' | 'webnn') {
  const close = vi.fn();
  return { choice: { provider, close } as unknown as ProviderChoice, close };
}

/** A browser whose WebAssembly can wait for a promise, or cannot; Node's own cannot. */
function setJspi(isThere: boolean): void {
  if (isThere) Reflect.set(WebAssembly, 'Suspending', class {});
  else Reflect.deleteProperty(WebAssembly, 'Suspending');
}
beforeEach(() => setJspi(true));
afterEach(() => setJspi(false));

/** A start whose device is found when the test says so. */
function begin(request: ProviderRequest, remembered?: BundleName) {
  const asked: ProviderRequest[] = [];
  const booted: BundleName[] = [];
  const found = deferred<ProviderChoice>();
  const started = startRuntime(request, remembered, 1, {
    choose(asking) {
      asked.push(asking);
      return asking === 'wasm' ? Promise.resolve(WASM) : found.promise;
    },
    boot: async (bundle) => {
      booted.push(bundle);
      return {} as BootedRuntime;
    },
  });
  return { ...started, asked, booted, answer: found.resolve, refuse: found.reject };
}

describe('the first start', () => {
  test.each([
    ['webgpu', true, 'jspi'],
    ['webgpu', false, 'asyncify'],
    ['webnn', true, 'jspi'],
    ['webnn', false, 'asyncify'],
  ] as const)('waits for the device: %s, JSPI %s', async (provider, isThere, bundle) => {
    setJspi(isThere);
    const { booted, answer, runtime } = begin('auto');
    await Promise.resolve();
    expect(booted).toEqual([]);
    answer(device(provider).choice);
    await runtime;
    expect(booted).toEqual([bundle]);
  });

  test('boots the small bundle where there is none', async () => {
    const { booted, answer, runtime, isUnasked } = begin('auto');
    answer(WASM);
    await runtime;
    expect(booted).toEqual(['wasm']);
    expect(isUnasked).toBe(false);
  });

  test('on WASM waits for nothing', async () => {
    const { asked, booted, isUnasked } = begin('wasm');
    expect(booted).toEqual(['wasm']);
    expect(asked).toEqual(['wasm']);
    expect(isUnasked).toBe(false);
  });

  test('that finds no device it was told to use boots nothing', async () => {
    const { booted, refuse, choice, runtime } = begin('webgpu');
    refuse(new Error('none'));
    await expect(choice).rejects.toThrow('none');
    await expect(runtime).rejects.toThrow('none');
    expect(booted).toEqual([]);
  });
});

describe('a start that remembers', () => {
  test.each(['auto', 'webgpu', 'webnn'] as const)(
    'the device boots while it is looked for (%s)',
    async (request) => {
      const { asked, booted, answer, runtime, isUnasked } = begin(request, 'jspi');
      expect(booted).toEqual(['jspi']);
      expect(asked).toEqual([request]);
      answer(device('webgpu').choice);
      await runtime;
      expect(booted).toEqual(['jspi']);
      expect(isUnasked).toBe(false);
    },
  );

  test('a device that has gone keeps the one bundle, for WASM', async () => {
    const { booted, answer, runtime, choice } = begin('auto', 'jspi');
    answer(WASM);
    await runtime;
    expect(booted).toEqual(['jspi']);
    expect(bundleFor((await choice).provider)).toBe('wasm');
  });

  test('that there is no device looks for none', async () => {
    const { asked, booted, choice, isUnasked } = begin('auto', 'wasm');
    expect(await choice).toEqual(WASM);
    expect(asked).toEqual(['wasm']);
    expect(booted).toEqual(['wasm']);
    expect(isUnasked).toBe(true);
  });

  test.each([
    ['auto', 'asyncify', 'a browser that has learnt to wait'],
    ['webgpu', 'wasm', 'a bundle that lacks the provider'],
    ['webnn', 'wasm', 'a bundle that lacks the provider'],
  ] as const)('does not, of %s, believe %s: %s', async (request, remembered, _) => {
    const { asked, booted, answer, runtime } = begin(request, remembered);
    expect(booted).toEqual([]);
    expect(asked).toEqual([request]);
    answer(device('webgpu').choice);
    await runtime;
    expect(booted).toEqual(['jspi']);
  });
});

test('looking afterwards tells what the next start begins with, and keeps no device', async () => {
  const { choice, close } = device('webgpu');
  expect(await findBundle('auto', async () => choice)).toBe('jspi');
  expect(close).toHaveBeenCalledOnce();
  expect(await findBundle('auto', async () => WASM)).toBe('wasm');
});
