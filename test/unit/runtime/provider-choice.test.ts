import { afterEach, describe, expect, test, vi } from 'vitest';
import { chooseProvider } from '../../../src/runtime/provider-choice';
import { deferred } from '../../../src/shared/deferred';

afterEach(() => vi.unstubAllGlobals());

/** A browser's graphics adapter, as far as a choice looks at it. */
function adapter({ isFallbackAdapter = false, opens = true } = {}) {
  const device = {
    createBuffer: () => ({}),
    queue: {},
    destroy: vi.fn(),
    lost: new Promise(() => undefined),
  };
  return {
    device,
    info: { vendor: 'maker', architecture: '', device: 'card', description: '', isFallbackAdapter },
    limits: {},
    features: new Set(['shader-f16']),
    requestDevice: () => (opens ? Promise.resolve(device) : Promise.reject(new Error('refused'))),
  };
}

const browser = (parts: object) => vi.stubGlobal('navigator', parts);
const gpu = (found: object | null) => ({ requestAdapter: vi.fn(async () => found) });

describe('auto', () => {
  test.each([
    ['no WebGPU', {}],
    ['no adapter', { gpu: gpu(null) }],
    ['a software adapter', { gpu: gpu(adapter({ isFallbackAdapter: true })) }],
    ['an adapter that does not open', { gpu: gpu(adapter({ opens: false })) }],
  ])('is WASM with %s', async (_, parts) => {
    browser(parts);
    expect(await chooseProvider('auto')).toEqual({ provider: 'wasm' });
  });

  test('is WebGPU on a real adapter', async () => {
    const found = adapter();
    browser({ gpu: gpu(found) });
    const choice = await chooseProvider('auto');
    expect(choice).toMatchObject({ provider: 'webgpu', device: found.device, name: 'maker card' });
  });

  test('is WebGPU where the browser finds the adapter when asked again', async () => {
    const found = adapter();
    const requestAdapter = vi.fn().mockResolvedValueOnce(null).mockResolvedValue(found);
    browser({ gpu: { requestAdapter } });
    expect(await chooseProvider('auto')).toMatchObject({ provider: 'webgpu' });
    expect(requestAdapter).toHaveBeenCalledTimes(2);
  });

  test('asks no third time', async () => {
    const none = gpu(null);
    browser({ gpu: none });
    await chooseProvider('auto');
    expect(none.requestAdapter).toHaveBeenCalledTimes(2);
  });

  test.each([null, adapter()])('never looks for WebNN', async (found) => {
    const ml = vi.fn();
    browser(Object.defineProperty({ gpu: gpu(found) }, 'ml', { get: ml }));
    await chooseProvider('auto');
    expect(ml).not.toHaveBeenCalled();
  });
});

test('WASM asks the browser for nothing', async () => {
  browser(new Proxy({}, { get: () => expect.unreachable() }));
  expect(await chooseProvider('wasm')).toEqual({ provider: 'wasm' });
});

describe('webgpu', () => {
  test('takes a software adapter too', async () => {
    browser({ gpu: gpu(adapter({ isFallbackAdapter: true })) });
    expect(await chooseProvider('webgpu')).toMatchObject({ provider: 'webgpu' });
  });

  test.each([null, adapter({ opens: false })])(
    'is not replaced where there is none',
    async (found) => {
      browser({ gpu: gpu(found) });
      await expect(chooseProvider('webgpu')).rejects.toMatchObject({
        failure: { code: 'provider-unavailable', reason: 'no-webgpu' },
      });
    },
  );
});

describe('webnn', () => {
  /** WebNN that refuses some types of device. */
  function neural(refused: readonly string[] = [], context: object = {}) {
    const createContext = vi.fn(async ({ deviceType }: { deviceType: string }) => {
      if (refused.includes(deviceType)) throw new Error(`no ${deviceType}`);
      return context;
    });
    browser({ ml: { createContext } });
    return { createContext, asked: () => createContext.mock.calls.map(([options]) => options) };
  }

  async function open(context: object) {
    neural([], context);
    const choice = await chooseProvider('webnn');
    if (choice.provider !== 'webnn') throw new Error('Another provider was chosen');
    return choice;
  }

  test('is the graphics device', async () => {
    const context = {};
    const { asked } = neural([], context);
    const choice = await chooseProvider('webnn');
    expect(choice).toMatchObject({ provider: 'webnn', deviceType: 'gpu', name: 'WebNN gpu' });
    expect(choice).toHaveProperty('context', context);
    expect(asked()).toEqual([{ deviceType: 'gpu', powerPreference: 'high-performance' }]);
  });

  test('is the processor where that is refused', async () => {
    const { asked } = neural(['gpu']);
    expect(await chooseProvider('webnn')).toMatchObject({ deviceType: 'cpu', name: 'WebNN cpu' });
    expect(asked().map(({ deviceType }) => deviceType)).toEqual(['gpu', 'cpu']);
  });

  test('says what was refused where there is none', async () => {
    neural(['gpu', 'cpu']);
    await expect(chooseProvider('webnn')).rejects.toMatchObject({
      failure: { code: 'provider-unavailable', reason: 'no-webnn', cause: 'Error: no gpu' },
    });
  });

  test('is not replaced in a browser without it', async () => {
    const { requestAdapter } = gpu(adapter());
    browser({ gpu: { requestAdapter } });
    await expect(chooseProvider('webnn')).rejects.toMatchObject({
      failure: {
        code: 'provider-unavailable',
        reason: 'no-webnn',
        message: expect.stringContaining('Choose “auto” or “wasm”'),
      },
    });
    expect(requestAdapter).not.toHaveBeenCalled();
  });

  test('is given back to the browser, which is no loss', async () => {
    const { promise: lost, resolve } = deferred<object>();
    const destroy = vi.fn(() => resolve({ message: 'destroyed' }));
    const choice = await open({ destroy, lost });
    const onLost = vi.fn();
    void choice.lost.then(onLost);
    choice.close();
    await lost;
    await Promise.resolve();
    expect(destroy).toHaveBeenCalledOnce();
    expect(onLost).not.toHaveBeenCalled();
  });

  test.each([
    [{ message: 'the driver was replaced' }, 'the driver was replaced'],
    [{ message: '' }, 'unknown'],
  ])('tells of its loss', async (info, cause) => {
    const { lost } = await open({ lost: Promise.resolve(info) });
    expect(await lost).toBe(cause);
  });

  test('may lack both, in browsers that have it half', async () => {
    const choice = await open({});
    expect(() => choice.close()).not.toThrow();
  });
});
