import { DamagedSound, type EncodedSound } from './encoded-sound';
import { halveRate } from './halve-rate';
import { packetSamples } from './opus-packet';
import { decodePackets, encodePackets } from './opus-packets';

/** The only rate that is encoded, in Hz. */
export const OPUS_RATE = 24_000;
/** Samples of a packet of 60 ms: what is encoded is filled up to whole ones. */
const PACKET = 1440;
/** The longest delay that is looked for, in samples; Opus itself has 156. */
const LONGEST_DELAY = 1200;
/** Samples of the sound that the delay is measured with, and of the silence before it. */
const PROBE = 600;
const BEFORE_PROBE = 1440;
/** How like the probe what comes back has to be, 0 to 1: less is not a codec but a fault. */
const LEAST_LIKENESS = 0.7;

/**
 * How many samples this browser's encoder and decoder put in front of a sound, which no interface tells. undefined if they do
 * not give back what they are given. Rejects where the browser has no Opus.
 */
export async function measureDelay(): Promise<number | undefined> {
  const sound = new Float32Array(4 * PACKET);
  const probe = probeSound();
  sound.set(probe, BEFORE_PROBE);
  const packets = await encodePackets(sound);
  const decoded = await decodeAtRate(packets);
  // What a decoder leaves out at the start by itself, it may not leave out after its next update.
  const missing = lengthOf(packets) - decoded.length;
  let best = { delay: 0, likeness: 0 };
  for (let lag = -missing; lag <= LONGEST_DELAY; lag++) {
    const likeness = correlation(probe, decoded, BEFORE_PROBE + lag);
    if (likeness > best.likeness) best = { delay: lag + missing, likeness };
  }
  return missing >= 0 && best.likeness >= LEAST_LIKENESS ? best.delay : undefined;
}

/**
 * A sound as Opus packets. Rejects where the browser cannot.
 * @param samples mono, 24 kHz; left as it is
 * @param delay what {@link measureDelay} found
 */
export async function encodeOpus(samples: Float32Array, delay: number): Promise<EncodedSound> {
  const filled = new Float32Array(Math.ceil((samples.length + delay) / PACKET) * PACKET);
  filled.set(samples);
  const packets = needed(await encodePackets(filled), samples.length + delay);
  const data = new Uint8Array(packets.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const packet of packets) {
    data.set(packet, at);
    at += packet.length;
  }
  return {
    codec: 'opus',
    sampleRate: OPUS_RATE,
    samples: samples.length,
    skip: delay,
    packets: Uint16Array.from(packets, ({ length }) => length),
    data,
  };
}

/**
 * The sound again, as long as it was to the sample: mono, the caller's. Rejects with DamagedSound where packets are missing, or as
 * the browser does.
 */
export async function decodeOpus(sound: EncodedSound): Promise<Float32Array<ArrayBuffer>> {
  const packets = packetsOf(sound);
  const decoded = await decodeAtRate(packets);
  const start = sound.skip - (lengthOf(packets) - decoded.length);
  const end = start + sound.samples;
  if (start < 0 || end > decoded.length) throw new DamagedSound('another length');
  return decoded.slice(start, end);
}

/** The packets that hold so many samples: an encoder ends with one of silence. */
function needed<Packet extends Uint8Array>(packets: readonly Packet[], samples: number): Packet[] {
  let held = 0;
  const end = packets.findIndex((packet) => {
    held += lengthOf([packet]);
    return held >= samples;
  });
  if (end < 0) throw new DamagedSound('the encoder gave too little');
  return packets.slice(0, end + 1);
}

function packetsOf({ packets, data }: EncodedSound): Uint8Array<ArrayBuffer>[] {
  const found: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const length of packets) {
    found.push(data.subarray(at, at + length));
    at += length;
  }
  if (at !== data.byteLength) throw new DamagedSound('packets are missing');
  return found;
}

/** Samples in these packets at {@link OPUS_RATE}. */
function lengthOf(packets: readonly Uint8Array[]): number {
  const full = packets.reduce((sum, packet) => sum + packetSamples(packet), 0);
  return full / (48_000 / OPUS_RATE);
}

async function decodeAtRate(
  packets: readonly Uint8Array<ArrayBuffer>[],
): Promise<Float32Array<ArrayBuffer>> {
  const { samples, sampleRate } = await decodePackets(packets);
  if (sampleRate === OPUS_RATE) return samples;
  if (sampleRate === 2 * OPUS_RATE) return halveRate(samples);
  throw new DamagedSound(`decoded to ${sampleRate} Hz`);
}

/** 25 ms that rise from 300 to 4000 Hz and sound like nothing else at any other lag. */
function probeSound(): Float32Array {
  return Float32Array.from({ length: PROBE }, (_, i) => {
    const seconds = i / OPUS_RATE;
    const rise = (4000 - 300) / (PROBE / OPUS_RATE);
    const window = Math.sin((Math.PI * i) / PROBE) ** 2;
    return 0.5 * window * Math.sin(2 * Math.PI * (300 + (rise * seconds) / 2) * seconds);
  });
}

/** How alike a sound and a part of another one are, −1 to 1. */
function correlation(sound: Float32Array, other: Float32Array, at: number): number {
  let product = 0;
  let power = 0;
  let otherPower = 0;
  for (let i = 0; i < sound.length; i++) {
    const a = sound[i] ?? 0;
    const b = other[at + i] ?? 0;
    product += a * b;
    power += a * a;
    otherPower += b * b;
  }
  return otherPower > 0 ? product / Math.sqrt(power * otherPower) : 0;
}
