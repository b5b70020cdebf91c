import type { ProviderRequest } from '../contracts/provider';
import { deviceFacts } from '../shared/device-facts';
import { speechError } from '../shared/speech-error';
import { GpuBufferWatch } from './gpu-buffer-watch';

/** What a worker computes with. The worker owns the device for its life. */
export type ProviderChoice =
  | { readonly provider: 'wasm' }
  | {
      readonly provider: 'webgpu';
      readonly device: GPUDevice;
      /** Every buffer of the device, whoever makes it. */
      readonly buffers: GpuBufferWatch;
      /** What the adapter says of itself, as far as the browser lets it. */
      readonly adapter: string;
    };

/** Optional features that the runtime's kernels use where they exist. */
const WANTED_FEATURES: readonly GPUFeatureName[] = ['shader-f16', 'subgroups'];

/** Limits that default to far less than most adapters offer. */
const WANTED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** A software adapter computes on the CPU, some 100 times slower than WASM does: it is no GPU. */
function isSoftware(adapter: GPUAdapter): boolean {
  const legacy = adapter as GPUAdapter & { readonly isFallbackAdapter?: boolean };
  return adapter.info?.isFallbackAdapter ?? legacy.isFallbackAdapter ?? false;
}

async function findAdapter(): Promise<GPUAdapter | undefined> {
  try {
    return (
      (await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? undefined
    );
  } catch {
    // Some drivers throw instead of answering null.
    return undefined;
  }
}

function nameOf({ info }: GPUAdapter): string {
  const { vendor, architecture, device, description } = info;
  return [vendor, architecture, device, description].filter(Boolean).join(' ') || 'unnamed';
}

function openDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const limits: Record<string, number> = {};
  for (const name of WANTED_LIMITS) limits[name] = adapter.limits[name];
  return adapter.requestDevice({
    requiredFeatures: WANTED_FEATURES.filter((feature) => adapter.features.has(feature)),
    requiredLimits: limits,
  });
}

/**
 * Decides what a worker computes with, before any runtime is imported.
 * @throws SpeechError `provider-unavailable` when WebGPU is forced and there is none
 */
export async function chooseProvider(request: ProviderRequest): Promise<ProviderChoice> {
  if (request === 'wasm') return { provider: 'wasm' };
  const forced = request === 'webgpu';
  const adapter = await findAdapter();
  if (!adapter || (isSoftware(adapter) && !forced)) {
    if (forced) throw speechError('provider-unavailable', 'no-webgpu');
    return { provider: 'wasm' };
  }
  try {
    const device = await openDevice(adapter);
    const buffers = new GpuBufferWatch(device);
    return { provider: 'webgpu', device, buffers, adapter: nameOf(adapter) };
  } catch (cause) {
    if (forced) throw speechError('provider-unavailable', 'no-webgpu', {}, cause);
    return { provider: 'wasm' };
  }
}

/** The most threads that were measured to help. */
const MOST_THREADS = 4;

/**
 * WASM threads to ask the runtime for; WebGPU needs them too, for the operators that it leaves to the CPU. Half the logical cores stand for physical ones on large machines;
 * small ones (phones, two-core laptops) are taken at their word. 1 without cross-origin isolation.
 */
export function threadCount(wanted: number | 'auto'): number {
  if (!globalThis.crossOriginIsolated) return 1;
  if (wanted !== 'auto') return wanted;
  const { cores: logical } = deviceFacts();
  return Math.min(MOST_THREADS, logical <= MOST_THREADS ? logical : Math.floor(logical / 2));
}
