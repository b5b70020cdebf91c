import { DamagedSound, type EncodedSound } from './encoded-sound';
import { decodeOpus, encodeOpus, measureDelay, OPUS_RATE } from './opus-codec';
import { hasWebCodecs } from './opus-packets';
import { decodePcm16, encodePcm16 } from './pcm16';

/** What sounds are encoded with. */
export type CodecName = EncodedSound['codec'];

/** Turns sound into what is kept, and back: Opus where the browser brings it and does it right, 16-bit numbers elsewhere. */
export class SoundCodec {
  /** @param hasOpus whether Opus is to be tried at all */
  constructor(private readonly hasOpus = hasWebCodecs()) {}

  #delay: Promise<number | undefined> | undefined;

  /** What new sounds are encoded with. Tries it out the first time. */
  async choose(): Promise<CodecName> {
    return (await this.#opusDelay()) === undefined ? 'pcm16' : 'opus';
  }

  /** @param samples mono, −1..1; left as it is */
  async encode(samples: Float32Array, sampleRate: number): Promise<EncodedSound> {
    const delay = await this.#opusDelay();
    if (delay === undefined || sampleRate !== OPUS_RATE) return encodePcm16(samples, sampleRate);
    try {
      return await encodeOpus(samples, delay);
    } catch {
      // A browser may take a codec away for want of resources.
      return encodePcm16(samples, sampleRate);
    }
  }

  /** The sound again; mono, the caller's. Rejects when it is damaged. */
  async decode(sound: EncodedSound): Promise<Float32Array<ArrayBuffer>> {
    if (sound.codec === 'pcm16') return decodePcm16(sound);
    if (!this.hasOpus) throw new DamagedSound('there is no decoder');
    return await decodeOpus(sound);
  }

  #opusDelay(): Promise<number | undefined> {
    this.#delay ??= this.hasOpus
      ? measureDelay().catch(() => undefined)
      : Promise.resolve(undefined);
    return this.#delay;
  }
}
