import type { Precision } from './model';

/** The execution providers of the runtime. */
export type Provider = 'webgpu' | 'wasm';

/** `auto` is WebGPU on a real adapter and WASM elsewhere; naming one forces it, software adapters included. */
export type ProviderRequest = Provider | 'auto';

/** The state of one session, as `engine.health` shows it. */
export interface SessionSnapshot {
  readonly provider: Provider;
  readonly threads: number;
  /** Model id and revision: `draft@1`. */
  readonly model: string;
  readonly precision: Precision;
  readonly health: 'absent' | 'creating' | 'healthy' | 'suspect' | 'lost' | 'retired';
  readonly runs: number;
  readonly failures: number;
}
