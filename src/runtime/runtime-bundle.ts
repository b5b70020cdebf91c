import type * as Ort from 'onnxruntime-web/wasm';
import { PROCESSOR_NODES } from '../contracts/model';
import type { BundleName } from '../contracts/provider';
import { offlineOr } from '../shared/offline';
import { createFailure, SpeechError } from '../shared/speech-error';
import { type HeapProbe, withHeapProbe } from './heap-probe';
import { IGNITION_GRAPH } from './ignition-graph';
import type { ProviderChoice } from './provider-choice';

/** The runtime's API; the same for every bundle. */
export type OrtApi = typeof Ort;

interface LoadedBundle {
  readonly ort: OrtApi;
  readonly wasm: string;
  readonly mjs: string;
}

// Each bundle is a chunk of its own: only the one that is chosen is fetched. The glue and the binary are named by
// explicit URLs, because thread workers start from the glue's own address (platform trap of bundled builds).

async function importWasmBundle(): Promise<LoadedBundle> {
  const [ort, wasm, mjs] = await Promise.all([
    import('onnxruntime-web/wasm'),
    import('onnxruntime-web/ort-wasm-simd-threaded.wasm?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.mjs?url'),
  ]);
  return { ort, wasm: wasm.default, mjs: mjs.default };
}

async function importJspiBundle(): Promise<LoadedBundle> {
  const [ort, wasm, mjs] = await Promise.all([
    import('onnxruntime-web/jspi'),
    import('onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url'),
  ]);
  return { ort, wasm: wasm.default, mjs: mjs.default };
}

async function importAsyncifyBundle(): Promise<LoadedBundle> {
  const [ort, wasm, mjs] = await Promise.all([
    import('onnxruntime-web/webgpu'),
    import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'),
  ]);
  return { ort, wasm: wasm.default, mjs: mjs.default };
}

const IMPORTS: Readonly<Record<BundleName, () => Promise<LoadedBundle>>> = {
  wasm: importWasmBundle,
  jspi: importJspiBundle,
  asyncify: importAsyncifyBundle,
};

/** Session options that select the provider. */
export function providerOptions(choice: ProviderChoice): Ort.InferenceSession.SessionOptions {
  switch (choice.provider) {
    case 'wasm':
      return { executionProviders: ['wasm'] };
    case 'webgpu':
      return {
        executionProviders: [
          { name: 'webgpu', device: choice.device, forceCpuNodeNames: PROCESSOR_NODES },
        ],
      };
    case 'webnn': {
      const { context, deviceType } = choice;
      // It takes no operator whose shape is not known beforehand; WASM computes those.
      return { executionProviders: [{ name: 'webnn', context, deviceType }, 'wasm'] };
    }
  }
}

/** The runtime, ready to create sessions. */
export interface BootedRuntime {
  readonly ort: OrtApi;
  readonly heap: HeapProbe;
}

/**
 * Imports a bundle and boots it, whatever device is found meanwhile: every bundle has WASM, and this takes no more. The
 * thread count is fixed from here on, and a failed boot poisons the context: a retry needs a new worker.
 *
 * The runtime has no call that only boots it, so a one-node graph is loaded and released: compiling 14 to 27 MB
 * of WebAssembly then happens while the model still downloads, instead of after it.
 * @throws SpeechError `provider-unavailable`
 */
export async function bootRuntime(name: BundleName, threads: number): Promise<BootedRuntime> {
  try {
    const { result, heap } = await withHeapProbe(() => boot(name, threads));
    return { ort: result, heap };
  } catch (cause) {
    throw new SpeechError(
      offlineOr(
        () => createFailure('provider-unavailable', 'runtime-failed', { bundle: name }, cause),
        cause,
      ),
    );
  }
}

async function boot(name: BundleName, threads: number): Promise<OrtApi> {
  const { ort, wasm, mjs } = await IMPORTS[name]();
  ort.env.wasm.wasmPaths = { wasm, mjs };
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.proxy = false;
  ort.env.logLevel = 'error';
  const ignition = await ort.InferenceSession.create(IGNITION_GRAPH, {
    executionProviders: ['wasm'],
  });
  await ignition.release();
  return ort;
}
