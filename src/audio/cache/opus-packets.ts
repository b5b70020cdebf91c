/** Bits a second: at this rate speech cannot be told from the original, and a minute takes some 0.3 MB. */
const BITRATE = 40_000;
/** Microseconds of one packet. Several of Opus's own frames share one, which saves calls and headers. */
const PACKET_MICROSECONDS = 60_000;

const CONFIG: AudioEncoderConfig = {
  codec: 'opus',
  sampleRate: 24_000,
  numberOfChannels: 1,
  bitrate: BITRATE,
  opus: { frameDuration: PACKET_MICROSECONDS },
};

/** Whether this browser brings the parts; outside of secure contexts no browser does. */
export function hasWebCodecs(): boolean {
  return typeof AudioEncoder !== 'undefined' && typeof AudioDecoder !== 'undefined';
}

/**
 * Encodes a sound. What the codec delays, comes after its end: whoever wants all of it back gives it silence behind.
 * @param samples mono, 24 kHz; left as it is
 * @returns packets as RFC 6716 defines them. Rejects where the browser cannot.
 */
export async function encodePackets(
  samples: Float32Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const packets: Uint8Array<ArrayBuffer>[] = [];
  const encoder = new AudioEncoder({
    output: (chunk) => {
      const packet = new Uint8Array(chunk.byteLength);
      chunk.copyTo(packet);
      packets.push(packet);
    },
    // `flush` rejects with the same.
    error: () => undefined,
  });
  try {
    encoder.configure(CONFIG);
    const audio = new AudioData({
      format: 'f32-planar',
      sampleRate: CONFIG.sampleRate,
      numberOfFrames: samples.length,
      numberOfChannels: 1,
      timestamp: 0,
      data: samples,
    });
    encoder.encode(audio);
    audio.close();
    await encoder.flush();
  } finally {
    if (encoder.state !== 'closed') encoder.close();
  }
  return packets;
}

/** What a decoder gives. */
export interface DecodedPackets {
  /** Mono, −1..1, with the codec's delay in front. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Hz: what this browser decodes to, whatever it is asked for. */
  readonly sampleRate: number;
}

/** Decodes packets, without any header that would make some browsers leave out a start of their own. Rejects where the browser cannot. */
export async function decodePackets(
  packets: readonly Uint8Array<ArrayBuffer>[],
): Promise<DecodedPackets> {
  const blocks: Float32Array[] = [];
  let sampleRate = CONFIG.sampleRate;
  const decoder = new AudioDecoder({
    output: (audio) => {
      const block = new Float32Array(audio.numberOfFrames);
      audio.copyTo(block, { planeIndex: 0, format: 'f32-planar' });
      sampleRate = audio.sampleRate;
      blocks.push(block);
      audio.close();
    },
    error: () => undefined,
  });
  try {
    decoder.configure({ codec: 'opus', sampleRate: CONFIG.sampleRate, numberOfChannels: 1 });
    for (const [index, data] of packets.entries()) {
      const timestamp = index * PACKET_MICROSECONDS;
      decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data }));
    }
    await decoder.flush();
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
  const samples = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    samples.set(block, at);
    at += block.length;
  }
  return { samples, sampleRate };
}
