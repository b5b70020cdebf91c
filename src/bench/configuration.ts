import type { ModelRequest } from '../contracts/model';
import type { DeviceProfile, Provider } from '../contracts/provider';

/** One way to compute: what is compared with others. */
export interface BenchConfiguration {
  readonly provider: Provider;
  readonly profile: DeviceProfile;
  /** WASM threads; `auto` where another provider computes, which leaves little to them. */
  readonly threads: number | 'auto';
}

/** A configuration as text, for files and keys: `wasm/fast/2`. */
export function configurationId({ provider, profile, threads }: BenchConfiguration): string {
  return `${provider}/${profile}/${threads}`;
}

/** Reads {@link configurationId}; undefined if it is none. */
export function parseConfiguration(id: string): BenchConfiguration | undefined {
  const [, provider, profile, threads] =
    /^(wasm|webgpu|webnn)\/(fast|low-memory|as-published)\/(auto|[1-9]\d?)$/.exec(id) ?? [];
  if (!provider || !profile || !threads) return undefined;
  return {
    provider: provider as Provider,
    profile: profile as DeviceProfile,
    threads: threads === 'auto' ? threads : Number(threads),
  };
}

/** What a person reads for each provider. */
export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = Object.freeze({
  wasm: 'WASM',
  webgpu: 'WebGPU',
  webnn: 'WebNN',
});

/** What a person reads for each precision. */
export const PROFILE_NAMES: Readonly<Record<DeviceProfile, string>> = Object.freeze({
  fast: 'adapted',
  'low-memory': 'adapted, low memory',
  'as-published': 'as published',
});

/** A configuration in words: `WASM, 2 threads, adapted`. */
export function configurationName({ provider, profile, threads }: BenchConfiguration): string {
  const count = threads === 'auto' ? [] : [threads === 1 ? '1 thread' : `${threads} threads`];
  return [PROVIDER_NAMES[provider], ...count, PROFILE_NAMES[profile]].join(', ');
}

/** {@link configurationName} of an id; the id itself if it is none. */
export function nameOfId(id: string): string {
  const configuration = parseConfiguration(id);
  return configuration ? configurationName(configuration) : id;
}

/** What may be combined. */
export interface ConfigurationChoice {
  readonly providers: readonly Provider[];
  readonly profiles: readonly DeviceProfile[];
  /** For WASM. */
  readonly threads: readonly number[];
}

/**
 * Every sensible combination: threads are told apart on WASM alone, and so is `low-memory`, which only WASM can compute with.
 */
export function configurationsOf({
  providers,
  profiles,
  threads,
}: ConfigurationChoice): BenchConfiguration[] {
  return providers.flatMap((provider) =>
    profiles
      .filter((profile) => provider === 'wasm' || profile !== 'low-memory')
      .flatMap((profile) =>
        (provider === 'wasm' ? threads : ['auto' as const]).map((count) => ({
          provider,
          profile,
          threads: count,
        })),
      ),
  );
}

/** Numbers of threads that are worth a try: powers of two up to the cores, at most 8, and the number of a smaller device's cores. */
export function threadCandidates(cores: number, isolated: boolean): number[] {
  if (!isolated) return [1];
  const counts = [1, 2, 4, 8].filter((count) => count <= cores);
  if (cores < 8 && !counts.includes(cores)) counts.push(cores);
  return counts;
}

/**
 * What every sound is compared with: WASM with one thread in float32. A file that holds float32 is taken as it is published, any
 * other is computed in float32 from what it holds.
 */
export function referenceFor(model: ModelRequest): BenchConfiguration {
  const isFloat = model.kind === 'kokoro' && model.precision === 'fp32';
  return { provider: 'wasm', profile: isFloat ? 'as-published' : 'fast', threads: 1 };
}
