/** A sound in the form in which it is kept. */
export interface EncodedSound {
  readonly codec: 'opus' | 'pcm16';
  /** Hz, of the sound. */
  readonly sampleRate: number;
  /** Samples of the sound. */
  readonly samples: number;
  /** Samples in front of it that belong to the codec: they are decoded and left out. */
  readonly skip: number;
  /** Bytes of each packet, in order; empty where there are none. */
  readonly packets: Uint16Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A kept sound that is not what was kept, or that this browser cannot decode. */
export class DamagedSound extends Error {
  override readonly name = 'DamagedSound';
}
