/** Samples of one frame at 48 kHz, by the last two bits of the configuration (RFC 6716, section 3.1, table 2). */
const SILK_FRAMES = [480, 960, 1920, 2880] as const;
const HYBRID_FRAMES = [480, 960, 480, 960] as const;
const CELT_FRAMES = [120, 240, 480, 960] as const;

/** How many samples at 48 kHz an Opus packet holds, by its first bytes (RFC 6716, section 3.1). 0 for an empty packet. */
export function packetSamples(packet: Uint8Array): number {
  const [head, count = 0] = packet;
  if (head === undefined) return 0;
  const configuration = head >> 3;
  const frames =
    configuration < 12 ? SILK_FRAMES : configuration < 16 ? HYBRID_FRAMES : CELT_FRAMES;
  const samples = frames[(configuration & 3) as 0 | 1 | 2 | 3];
  const code = head & 3;
  if (code === 0) return samples;
  return code === 3 ? samples * (count & 0x3f) : samples * 2;
}
