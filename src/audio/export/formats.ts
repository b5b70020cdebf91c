import type { ExportFormat } from '../../contracts/export';

/** How sound is put into a kind of file. */
export interface FormatFacts {
  /** Without a dot. */
  readonly extension: string;
  readonly type: string;
  /** A name for a menu. */
  readonly label: string;
  readonly codec: 'pcm-s16' | 'opus' | 'mp3' | 'aac';
  /** The codec's name in a sentence. */
  readonly codecName: string;
  /** Bits per second if nobody asks for others; 0 where it is not a choice. */
  readonly bitrate: number;
  /** What the sound is multiplied with, so that it is as loud in the file as it came. */
  readonly gain: number;
  /** Whether the file is written from its first byte to its last, without going back. */
  readonly isSequential: boolean;
}

const OPUS = { codec: 'opus', codecName: 'Opus', bitrate: 48_000, gain: 1 } as const;
const AAC = {
  codec: 'aac',
  codecName: 'AAC',
  bitrate: 64_000,
  gain: 1,
  isSequential: false,
} as const;

/** Each format of a sound file. */
export const FORMATS: Readonly<Record<ExportFormat, FormatFacts>> = Object.freeze({
  wav: {
    extension: 'wav',
    type: 'audio/wav',
    label: 'WAV (not compressed)',
    codec: 'pcm-s16',
    codecName: 'PCM',
    bitrate: 0,
    gain: 1,
    isSequential: false,
  },
  ogg: { ...OPUS, extension: 'ogg', type: 'audio/ogg', label: 'Opus (Ogg)', isSequential: true },
  webm: {
    ...OPUS,
    extension: 'webm',
    type: 'audio/webm',
    label: 'Opus (WebM)',
    isSequential: false,
  },
  mp3: {
    extension: 'mp3',
    type: 'audio/mpeg',
    label: 'MP3',
    codec: 'mp3',
    codecName: 'MP3',
    bitrate: 64_000,
    // LAME makes everything up to 160 kbit/s softer by this factor. (libmp3lame/presets.c)
    gain: 1 / 0.95,
    isSequential: false,
  },
  m4a: { ...AAC, extension: 'm4a', type: 'audio/mp4', label: 'AAC (M4A)' },
  m4b: { ...AAC, extension: 'm4b', type: 'audio/mp4', label: 'Audiobook (M4B)' },
});
