import type { ComputeForm, Precision } from './model';

/** The execution providers of the runtime. */
export type Provider = 'webgpu' | 'webnn' | 'wasm';

/**
 * `auto` is WebGPU on a real adapter and WASM elsewhere, never WebNN; naming one forces it, software adapters included.
 */
export type ProviderRequest = Provider | 'auto';

/**
 * The builds of the runtime: `wasm` computes with WASM alone, the others with every {@link Provider}. `jspi` needs a browser
 * whose WebAssembly can wait for a promise; `asyncify` does without, and is larger and slower.
 */
export type BundleName = 'wasm' | 'jspi' | 'asyncify';

/**
 * What a device is good for: `fast` computes in float32, `low-memory` leaves a quantised model as it is stored, which needs
 * less memory and is slower with several threads. `as-published` adapts nothing and hands the file to the runtime
 * as it is: for comparison.
 */
export type DeviceProfile = 'fast' | 'low-memory' | 'as-published';

/** `auto` is `fast`, except on devices that say they have little memory. */
export type DeviceProfileRequest = DeviceProfile | 'auto';

/**
 * How a session is doing: not there yet, being made, speaking, giving unusable sound, gone (its thread, its device or its
 * memory), or ended because another took its place.
 */
export type SessionHealth = 'absent' | 'creating' | 'healthy' | 'suspect' | 'lost' | 'retired';

/** The state of one session, as the worker knows it. */
export interface SessionSnapshot {
  readonly provider: Provider;
  readonly threads: number;
  /** Model id and revision: `draft@1`. */
  readonly model: string;
  /** How the file's numbers are stored. */
  readonly precision: Precision;
  /** How they are computed. */
  readonly form: ComputeForm;
  readonly health: SessionHealth;
  readonly runs: number;
  readonly failures: number;
}

/** Which of an engine's two sessions: the one that speaks, or the one that steps in or helps. */
export type SessionRole = 'primary' | 'standby';

/** What `engine.health` tells of one session. What is not known before the session exists is undefined. */
export interface SessionHealthReport extends Partial<SessionSnapshot> {
  readonly role: SessionRole;
  readonly health: SessionHealth;
  /** Runs of this session, failed ones included. */
  readonly runs: number;
  readonly failures: number;
  /** When its last run ended, in milliseconds since 1970; undefined before the first. */
  readonly lastRunAt?: number;
}

/** `auto` starts the second session only where it was measured to make more sound in the same time. */
export type DualMode = 'off' | 'auto' | 'on';
