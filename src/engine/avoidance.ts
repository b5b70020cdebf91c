import type { DeviceMemory } from './device-memory';

/** A note that WebGPU is avoided holds for one version of the browser, which brings its own drivers' workarounds. */
const noteName = () => `avoid-webgpu|${navigator.userAgent}`;

/** Whether an earlier visit was given unusable sound by the accelerator. */
export function avoidsAccelerator(memory: Pick<DeviceMemory, 'read'> | undefined): boolean {
  return memory?.read(noteName()) !== undefined;
}

/** Notes why the accelerator is to be avoided from now on. */
export function avoidAccelerator(
  memory: Pick<DeviceMemory, 'write'> | undefined,
  reason: string,
): void {
  memory?.write(noteName(), reason);
}
