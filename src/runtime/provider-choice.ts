import type { ProviderRequest } from '../contracts/provider';
import { deviceFacts } from '../shared/device-facts';
import { findAdapter } from '../shared/graphics-adapter';
import { isSoftware } from '../shared/software-adapter';
import { speechError } from '../shared/speech-error';
import { type GraphicsDevice, openGraphicsDevice } from './graphics-device';
import { type NeuralContext, openNeuralContext } from './neural-context';

/** What a worker computes with. The worker owns the device for its life. */
export type ProviderChoice = { readonly provider: 'wasm' } | GraphicsDevice | NeuralContext;

/**
 * Decides what a worker computes with. `auto` never asks for WebNN, which was not measured on any device.
 * @throws SpeechError `provider-unavailable` when WebGPU or WebNN is forced and there is none
 */
export async function chooseProvider(request: ProviderRequest): Promise<ProviderChoice> {
  if (request === 'wasm') return { provider: 'wasm' };
  if (request === 'webnn') return openNeuralContext();
  const forced = request === 'webgpu';
  const adapter = await findAdapter();
  if (!adapter || (isSoftware(adapter) && !forced)) {
    if (forced) throw speechError('provider-unavailable', 'no-webgpu');
    return { provider: 'wasm' };
  }
  try {
    return await openGraphicsDevice(adapter);
  } catch (cause) {
    if (forced) throw speechError('provider-unavailable', 'no-webgpu', {}, cause);
    return { provider: 'wasm' };
  }
}

/** The most threads that were measured to help. */
const MOST_THREADS = 4;

/**
 * WASM threads to ask the runtime for; the other providers need them too, for the operators that they leave to the CPU.
 * Half the logical cores stand for physical ones on large machines; small ones (phones, two-core laptops) are taken at
 * their word. 1 without cross-origin isolation.
 */
export function threadCount(wanted: number | 'auto'): number {
  if (!globalThis.crossOriginIsolated) return 1;
  if (wanted !== 'auto') return wanted;
  const { cores: logical } = deviceFacts();
  return Math.min(MOST_THREADS, logical <= MOST_THREADS ? logical : Math.floor(logical / 2));
}
