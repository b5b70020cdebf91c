import type { ComputeForm } from '../contracts/model';
import type { DeviceProfile, Provider } from '../contracts/provider';

/**
 * How a provider computes. Fewer multiplications help where WASM does them; the safer grade takes some 4 % longer for an error
 * that is far below what any file's rounding makes (docs/graph-rewrites.md). WebGPU has no integer matrix products, so a model is plain float32 there, and WebNN gets the same.
 */
export function computeForm(provider: Provider, profile: DeviceProfile): ComputeForm {
  if (profile === 'as-published') return 'published';
  if (provider !== 'wasm') return 'float';
  return profile === 'low-memory' ? 'stored' : 'fast';
}
