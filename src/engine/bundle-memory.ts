import type { BundleName, ProviderRequest } from '../contracts/provider';
import type { DeviceMemory } from './device-memory';

const BUNDLES: readonly BundleName[] = ['wasm', 'jspi', 'asyncify'];

/**
 * Remembers which bundle of the runtime a request came to on this device, so that the next start need not wait for the
 * answer. A note holds for one version of the browser, which may bring WebGPU or a driver's block with it.
 */
export class BundleMemory {
  constructor(
    private readonly request: ProviderRequest,
    private readonly memory: DeviceMemory | undefined,
  ) {}

  /** The bundle of an earlier start; undefined if none is known. */
  read(): BundleName | undefined {
    const noted = this.memory?.read(this.#name);
    return BUNDLES.find((bundle) => bundle === noted);
  }

  /** Notes what a start came to. */
  write(bundle: BundleName): void {
    // WASM needs no note: nobody is asked for it.
    if (this.request !== 'wasm' && bundle !== this.read()) this.memory?.write(this.#name, bundle);
  }

  get #name(): string {
    return `bundle|${this.request}|${navigator.userAgent}`;
  }
}
