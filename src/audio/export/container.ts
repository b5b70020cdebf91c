import {
  type AudioEncodingConfig,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  type OutputFormat,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { SAMPLE_RATE } from '../../contracts/audio';
import type { ExportFormat } from '../../contracts/export';
import { FORMATS } from './formats';

/** A part of a file that is written last, and where it stands. */
export interface LatePart {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly position: number;
}

/** What a container tells of its parts when it is finished. */
export interface ContainerNotes {
  /** The first frame of an MP3 file. */
  xingFrame?: LatePart;
  /** The `moov` box of an M4A file. */
  movie?: LatePart;
}

/** Bytes that the library may use again, kept. */
function part(data: Uint8Array, position: number): LatePart {
  return { bytes: new Uint8Array(data), position };
}

/**
 * The container of a format.
 * @param isHuge whether a WAV file may be larger than 4 GiB; it is then RF64, which fewer players know
 * @param notes filled in when the file is finished
 */
export function containerOf(
  format: ExportFormat,
  isHuge: boolean,
  notes: ContainerNotes,
): OutputFormat {
  switch (format) {
    case 'wav':
      return new WavOutputFormat({ large: isHuge });
    case 'ogg':
      return new OggOutputFormat();
    case 'webm':
      return new WebMOutputFormat();
    case 'mp3':
      return new Mp3OutputFormat({
        onXingFrame: (data, position) => {
          notes.xingFrame = part(data, position);
        },
      });
    case 'm4a':
    case 'm4b':
      return new Mp4OutputFormat({
        fastStart: false,
        onMoov: (data, position) => {
          notes.movie = part(data, position);
        },
      });
  }
}

/** How the sound is encoded. @param sampleRate of the file, in Hz */
export function encodingOf(
  format: ExportFormat,
  bitrate: number,
  sampleRate: number,
): AudioEncodingConfig {
  const { codec } = FORMATS[format];
  if (codec === 'pcm-s16') return { codec };
  return { codec, bitrate, ...(sampleRate === SAMPLE_RATE ? {} : { transform: { sampleRate } }) };
}
