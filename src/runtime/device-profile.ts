import type { ComputeForm } from '../contracts/model';
import type { DeviceProfile, DeviceProfileRequest, Provider } from '../contracts/provider';
import { deviceFacts } from '../shared/device-facts';

/** Gibibytes of memory at which a device counts as small. */
const SMALL_GIBIBYTES = 2;

/**
 * The profile of this device. `fast` unless the browser says that there is little memory (Chromium's
 * `navigator.deviceMemory`, in steps up to 8; other browsers do not tell).
 */
export function chooseProfile(request: DeviceProfileRequest): DeviceProfile {
  if (request !== 'auto') return request;
  const { memory } = deviceFacts();
  return memory !== undefined && memory <= SMALL_GIBIBYTES ? 'low-memory' : 'fast';
}

/**
 * How a provider computes. Fewer multiplications help where WASM does them; the safer grade takes some 4 % longer for an error
 * that is far below what any file's rounding makes (docs/graph-rewrites.md). WebGPU has no integer matrix products, so a model is plain float32 there, and WebNN gets the same.
 */
export function computeForm(provider: Provider, profile: DeviceProfile): ComputeForm {
  if (profile === 'as-published') return 'published';
  if (provider !== 'wasm') return 'float';
  return profile === 'low-memory' ? 'stored' : 'fast';
}
