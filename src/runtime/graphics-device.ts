import { type Accelerator, accelerator } from './accelerator';
import { GpuBufferWatch } from './gpu-buffer-watch';
import { GpuWorkWatch } from './gpu-work-watch';

/** A graphics device that computes through WebGPU. */
export interface GraphicsDevice extends Accelerator {
  readonly provider: 'webgpu';
  readonly device: GPUDevice;
  /** Every buffer of the device, whoever makes it. */
  readonly buffers: GpuBufferWatch;
  /** What it is asked to do. */
  readonly work: GpuWorkWatch;
}

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

/** Opens an adapter with all that the runtime can use of it. Rejects as `requestDevice` does. */
export async function openGraphicsDevice(adapter: GPUAdapter): Promise<GraphicsDevice> {
  const limits: Record<string, number> = {};
  for (const name of WANTED_LIMITS) limits[name] = adapter.limits[name];
  const device = await adapter.requestDevice({
    requiredFeatures: WANTED_FEATURES.filter((feature) => adapter.features.has(feature)),
    requiredLimits: limits,
  });
  const work = new GpuWorkWatch(device);
  return {
    provider: 'webgpu',
    device,
    buffers: new GpuBufferWatch(device, (buffer) => work.watch(buffer)),
    work,
    ...accelerator(nameOf(adapter), device),
  };
}

function nameOf({ info }: GPUAdapter): string {
  const { vendor, architecture, device, description } = info;
  return [vendor, architecture, device, description].filter(Boolean).join(' ') || 'unnamed';
}
