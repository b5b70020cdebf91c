import type { WordTime } from '../../contracts/audio';
import type { Provider } from '../../contracts/provider';
import { DamagedSound, type EncodedSound } from './encoded-sound';
import { hashName } from './sound-key';

/** A unit's sound and what belongs to it, before it is encoded and after. */
export interface UnitSound {
  /** Mono, −1..1, as the model gave it and the guard let it pass: neither levelled nor shaped. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Hz. */
  readonly sampleRate: number;
  /** One per word, in seconds from the start. */
  readonly wordTimes: readonly WordTime[];
  readonly wordTimesEstimated: boolean;
  /** What made it. */
  readonly provider: Provider;
}

/** A unit's sound as it lies in the database. */
export interface KeptSound extends EncodedSound {
  /** The start of the SHA-256 of `data`. */
  readonly check: string;
  /** Start and end of each word, in seconds. */
  readonly times: Float64Array<ArrayBuffer>;
  readonly timesEstimated: boolean;
  readonly provider: Provider;
}

/** Bytes that a record takes besides its arrays, about: names, numbers, and its entry in the other store. */
const RECORD_BYTES = 400;

/** The room that a sound takes, in bytes. */
export function roomOf({ data, packets, times }: KeptSound): number {
  return RECORD_BYTES + data.byteLength + packets.byteLength + times.byteLength;
}

/** An encoded sound with all that belongs to it. */
export async function toKept(
  encoded: EncodedSound,
  { wordTimes, wordTimesEstimated, provider }: Omit<UnitSound, 'samples'>,
): Promise<KeptSound> {
  const check = await hashName(encoded.data);
  const times = Float64Array.from(wordTimes.flatMap(({ start, end }) => [start, end]));
  return { ...encoded, check, times, timesEstimated: wordTimesEstimated, provider };
}

/** What was kept with a sound, as it was given. */
export function fromKept(
  { sampleRate, times, timesEstimated, provider }: KeptSound,
  samples: Float32Array<ArrayBuffer>,
): UnitSound {
  const wordTimes = Array.from({ length: times.length / 2 }, (_, i) => ({
    start: times[2 * i] ?? 0,
    end: times[2 * i + 1] ?? 0,
  }));
  return { samples, sampleRate, wordTimes, wordTimesEstimated: timesEstimated, provider };
}

/** The record, if it is one and whole. Rejects with DamagedSound if it is not. */
export async function requireKept(record: unknown): Promise<KeptSound> {
  if (!hasShape(record)) throw new DamagedSound('another form');
  if ((await hashName(record.data)) !== record.check) throw new DamagedSound('other bytes');
  return record;
}

function hasShape(record: unknown): record is KeptSound {
  if (typeof record !== 'object' || record === null) return false;
  const {
    codec,
    sampleRate,
    samples,
    skip,
    packets,
    data,
    check,
    times,
    timesEstimated,
    provider,
  } = record as Readonly<Partial<Record<keyof KeptSound, unknown>>>;
  return (
    (codec === 'opus' || codec === 'pcm16') &&
    [sampleRate, samples, skip].every((value) => Number.isSafeInteger(value)) &&
    packets instanceof Uint16Array &&
    data instanceof Uint8Array &&
    times instanceof Float64Array &&
    typeof timesEstimated === 'boolean' &&
    typeof check === 'string' &&
    typeof provider === 'string'
  );
}
