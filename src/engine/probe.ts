import { type DeviceDescription, describeDevice } from './device-description';

/** What a device can do, before anything is loaded. */
export interface SpeechProbe extends DeviceDescription {
  /** Whether speech works here. */
  readonly supported: boolean;
  /** What the browser lacks; empty where speech works. */
  readonly missing: readonly string[];
  /** What `provider: 'auto'` computes with: WebGPU on a real adapter, else WASM. */
  readonly provider: 'webgpu' | 'wasm';
  /** Whether WASM may have several threads, which the page's headers decide. */
  readonly threaded: boolean;
}

/** Looks at the device and at the page; loads nothing, and asks for nothing that a reader would be asked about. */
export async function probe(): Promise<SpeechProbe> {
  const needed: readonly (readonly [name: string, value: unknown])[] = [
    ['WebAssembly', globalThis.WebAssembly],
    ['Worker', globalThis.Worker],
    ['AudioContext', globalThis.AudioContext],
    ['AudioWorklet', globalThis.AudioWorkletNode],
  ];
  const missing = needed.filter(([, value]) => value === undefined).map(([name]) => name);
  const device = await describeDevice();
  return {
    ...device,
    supported: missing.length === 0,
    missing,
    provider: device.adapter && !device.adapter.software ? 'webgpu' : 'wasm',
    threaded: device.isolated && typeof SharedArrayBuffer === 'function',
  };
}
