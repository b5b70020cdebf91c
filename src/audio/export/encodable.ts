import { SAMPLE_RATE } from '../../contracts/audio';
import { EXPORT_FORMATS, type ExportFormat, type ExportFormatInfo } from '../../contracts/export';
import { FORMATS } from './formats';

/** What platforms that cannot encode 24 kHz (AAC on Windows) can. */
const COMMON_RATE = 48_000;

const CODEC_STRINGS = { opus: 'opus', aac: 'mp4a.40.2' } as const;

/**
 * The sampling rate at which this browser can write a format, in Hz; undefined if it cannot. PCM is no encoder's work, and MP3 is
 * that of an encoder that comes with the app.
 */
export async function encodableRate(
  format: ExportFormat,
  bitrate = FORMATS[format].bitrate,
): Promise<number | undefined> {
  const { codec } = FORMATS[format];
  if (codec === 'pcm-s16') return SAMPLE_RATE;
  if (codec === 'mp3') return typeof WebAssembly === 'undefined' ? undefined : SAMPLE_RATE;
  if (typeof AudioEncoder === 'undefined') return undefined;
  for (const sampleRate of [SAMPLE_RATE, COMMON_RATE]) {
    const config = { codec: CODEC_STRINGS[codec], sampleRate, numberOfChannels: 1, bitrate };
    const { supported } = await AudioEncoder.isConfigSupported(config).catch(() => NONE);
    if (supported) return sampleRate;
  }
  return undefined;
}

const NONE: AudioEncoderSupport = { supported: false };

/** Every format, and whether this browser can write it. */
export async function exportFormats(): Promise<readonly ExportFormatInfo[]> {
  return await Promise.all(
    EXPORT_FORMATS.map(async (format) => {
      const { extension, type, label } = FORMATS[format];
      const available = (await encodableRate(format)) !== undefined;
      return { format, extension, type, label, available };
    }),
  );
}
