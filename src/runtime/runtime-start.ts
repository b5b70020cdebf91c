import type { BundleName, Provider, ProviderRequest } from '../contracts/provider';
import { chooseProvider, type ProviderChoice } from './provider-choice';
import { type BootedRuntime, bootRuntime } from './runtime-bundle';

/** A start under way: looking for a device, and booting a bundle. */
export interface RuntimeStart {
  /** What computes. Rejects with `provider-unavailable`. */
  readonly choice: Promise<ProviderChoice>;
  /** The one bundle of this worker. Rejects as {@link choice} or {@link bootRuntime} does. */
  readonly runtime: Promise<BootedRuntime>;
  /** Whether no device was looked for because an earlier start found none. */
  readonly isUnasked: boolean;
}

/** Parts that a test puts in place of the real ones. */
export interface RuntimeStartParts {
  readonly choose?: (request: ProviderRequest) => Promise<ProviderChoice>;
  readonly boot?: (bundle: BundleName, threads: number) => Promise<BootedRuntime>;
}

/**
 * Begins to look for a device and to boot a bundle: side by side where an earlier start tells which one it will be, one
 * after the other where nothing does.
 *
 * A worker boots one bundle in its life. If the device that is remembered has gone, the larger bundle computes with WASM; if
 * no device is remembered, none is looked for, and {@link findBundle} tells afterwards what the next start should
 * begin with.
 * @param remembered what an earlier start with this request ended with
 * @param threads of WASM
 */
export function startRuntime(
  request: ProviderRequest,
  remembered: BundleName | undefined,
  threads: number,
  { choose = chooseProvider, boot = bootRuntime }: RuntimeStartParts = {},
): RuntimeStart {
  const bundle = knownBundle(request, remembered);
  const choice = choose(bundle === 'wasm' ? 'wasm' : request);
  const runtime = bundle
    ? boot(bundle, threads)
    : choice.then(({ provider }) => boot(bundleFor(provider), threads));
  // Whoever awaits it sees the failure; where the choice fails first, nobody does.
  runtime.catch(() => undefined);
  return { choice, runtime, isUnasked: request === 'auto' && bundle === 'wasm' };
}

/** The smallest and fastest bundle that contains a provider. */
export function bundleFor(provider: Provider): BundleName {
  return provider === 'wasm' ? 'wasm' : acceleratedBundle();
}

/** Looks for a device, and tells which bundle a start should begin with that had asked. Rejects as {@link chooseProvider} does. */
export async function findBundle(
  request: ProviderRequest,
  choose = chooseProvider,
): Promise<BundleName> {
  const choice = await choose(request);
  if (choice.provider !== 'wasm') choice.close();
  return bundleFor(choice.provider);
}

/** A note may be older than the browser, or somebody may have changed it: it counts where it makes sense. */
function knownBundle(
  request: ProviderRequest,
  remembered: BundleName | undefined,
): BundleName | undefined {
  if (request === 'wasm') return 'wasm';
  if (remembered === acceleratedBundle()) return remembered;
  return request === 'auto' && remembered === 'wasm' ? 'wasm' : undefined;
}

/** JSPI lets WebAssembly wait for a promise without a transformed binary. */
function acceleratedBundle(): BundleName {
  return 'Suspending' in WebAssembly ? 'jspi' : 'asyncify';
}
