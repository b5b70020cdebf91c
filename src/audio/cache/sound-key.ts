import type { DeviceProfile } from '../../contracts/provider';

/**
 * Raised when the same run of a model gives other samples than before: its graph's adaptation, the guard's decisions, or what is
 * done to a sound before it is kept. Older sounds are then not found any more, and are the first to go.
 */
const PIPELINE_VERSION = 1;

/** Bytes of the hash that name a sound: enough that no two of a device ever meet. */
const NAME_BYTES = 16;

/**
 * What a unit's sound depends on. The text, the lexicon and the language are in the tokens, which are all that a model hears;
 * the ranges of the words are there because the words' times go by them. Threads and provider are not: they are
 * checked to sound alike.
 */
export interface SoundOrigin {
  /** `id@revision`. */
  readonly model: string;
  /** How the model's numbers are stored. */
  readonly precision: string;
  /** Whether integers stay integers, and whether the graph is adapted at all: that can be heard. */
  readonly profile: DeviceProfile;
  readonly voice: string;
  readonly speed: number;
  readonly tokens: readonly number[];
  readonly wordRanges: readonly (readonly [number, number])[];
}

/** The short name of a unit's sound: 32 hexadecimal digits. Rejects where the page has no Web Crypto. */
export async function soundName(origin: SoundOrigin): Promise<string> {
  const { model, precision, profile, voice, speed, tokens, wordRanges } = origin;
  const key = [PIPELINE_VERSION, model, precision, profile, voice, speed, tokens, wordRanges];
  return await hashName(new TextEncoder().encode(JSON.stringify(key)));
}

/** The start of the bytes' SHA-256, as 32 hexadecimal digits. */
export async function hashName(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const start = new Uint8Array(digest, 0, NAME_BYTES);
  return Array.from(start, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
