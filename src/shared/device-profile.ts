import type { DeviceProfile, DeviceProfileRequest } from '../contracts/provider';
import { deviceFacts } from './device-facts';

/** Gibibytes of memory at which a device counts as small. */
const SMALL_GIBIBYTES = 2;

/**
 * The profile of this device. `fast` unless the browser says that there is little memory (Chromium's
 * `navigator.deviceMemory`, in steps up to 8; other browsers do not tell).
 */
export function chooseProfile(request: DeviceProfileRequest): DeviceProfile {
  if (request !== 'auto') return request;
  const { memory } = deviceFacts();
  return memory !== undefined && memory <= SMALL_GIBIBYTES ? 'low-memory' : 'fast';
}

/**
 * Most phonemes of a piece of speech. While one is spoken, each of them takes some 2 MB of WASM memory, which never shrinks; a sentence
 * that is parted loses some of its melody.
 */
export function pieceLength(profile: DeviceProfile): number {
  return profile === 'low-memory' ? 120 : 300;
}
