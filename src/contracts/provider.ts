import type { ComputeForm, Precision } from './model';

/** The execution providers of the runtime. */
export type Provider = 'webgpu' | 'wasm';

/** `auto` is WebGPU on a real adapter and WASM elsewhere; naming one forces it, software adapters included. */
export type ProviderRequest = Provider | 'auto';

/**
 * What a device is good for: `fast` computes in float32, `low-memory` leaves a quantised model as it is stored, which needs
 * less memory and is slower with several threads. `as-published` adapts nothing and hands the file to the runtime
 * as it is: for comparison.
 */
export type DeviceProfile = 'fast' | 'low-memory' | 'as-published';

/** `auto` is `fast`, except on devices that say they have little memory. */
export type DeviceProfileRequest = DeviceProfile | 'auto';

/** The state of one session, as `engine.health` shows it. */
export interface SessionSnapshot {
  readonly provider: Provider;
  readonly threads: number;
  /** Model id and revision: `draft@1`. */
  readonly model: string;
  /** How the file's numbers are stored. */
  readonly precision: Precision;
  /** How they are computed. */
  readonly form: ComputeForm;
  readonly health: 'absent' | 'creating' | 'healthy' | 'suspect' | 'lost' | 'retired';
  readonly runs: number;
  readonly failures: number;
}
