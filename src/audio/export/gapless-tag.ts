/** Silence that LAME puts before the sound, in samples. (LAME 3.100, `ENCDELAY`) */
const ENCODER_DELAY = 576;
/** Samples of a frame at 24 kHz and other rates of MPEG-2; of MPEG-1. */
const FRAME_SAMPLES = { low: 576, full: 1152 } as const;
/** From the `Xing` mark: its flags, its count of frames, and what follows its table of contents. */
const FLAGS_AT = 4;
const FRAMES_AT = 8;
const TAG_AT = 116;
const TAG_BYTES = 36;
/** Frames, bytes and contents: then the tag stands at {@link TAG_AT}. */
const ALL_FIELDS = 7;
/** From the tag's beginning: how the bit rate varies, and three bytes with two numbers of twelve bits. */
const METHOD_AT = 9;
const DELAYS_AT = 21;
const CONSTANT = 1;
const MOST_PADDING = 0xfff;

/**
 * The first frame of an MP3 file with the note of how much silence the encoder added at both ends, which mediabunny leaves out.
 * Players that know it (all browsers, ffmpeg) then begin and end with the sound itself: without it everything is 46 ms late.
 * (http://gabriel.mp3-tech.org/mp3infotag.html)
 * @param frame the `Xing` frame of a mono file; left as it is
 * @param samples of the sound
 * @returns undefined if the frame has no place for it
 */
export function withGaplessTag(
  frame: Uint8Array<ArrayBuffer>,
  samples: number,
): Uint8Array<ArrayBuffer> | undefined {
  const isLow = ((frame[1] ?? 0) & 8) === 0;
  const xing = isLow ? 13 : 21;
  const tagged = frame.slice();
  const view = new DataView(tagged.buffer);
  const tag = xing + TAG_AT;
  if (tagged.length < tag + TAG_BYTES || view.getUint32(xing + FLAGS_AT) !== ALL_FIELDS)
    return undefined;
  // mediabunny counts this frame, which holds no sound, with the others.
  const frames = view.getUint32(xing + FRAMES_AT) - 1;
  const padding =
    frames * (isLow ? FRAME_SAMPLES.low : FRAME_SAMPLES.full) - ENCODER_DELAY - samples;
  if (padding < 0 || padding > MOST_PADDING) return undefined;
  view.setUint32(xing + FRAMES_AT, frames);
  tagged.set(new TextEncoder().encode('LAME3.100'), tag);
  tagged[tag + METHOD_AT] = CONSTANT;
  const delays = (ENCODER_DELAY << 12) | padding;
  tagged.set([delays >>> 16, (delays >>> 8) & 255, delays & 255], tag + DELAYS_AT);
  return tagged;
}
