import { encodableRate } from '../audio/export/encodable';
import { FORMATS } from '../audio/export/formats';
import {
  CAPTION_FORMATS,
  type CaptionFormat,
  type ChapterMark,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  type ExportTarget,
} from '../contracts/export';
import { speechError } from '../shared/speech-error';

/** Bits per second. */
const LEAST_BITRATE = 8000;
const MOST_BITRATE = 256_000;
/** Longer texts are remembered unless somebody says otherwise. */
const LONG_TEXT = 5000;
/** Characters from which on a WAV file could pass 4 GiB, at half speed. */
const HUGE_TEXT = 600_000;

/** Checked {@link ExportOptions}, with every default in place. */
export interface ExportPlan {
  readonly format: ExportFormat;
  readonly bitrate: number;
  /** Of the file, in Hz. */
  readonly sampleRate: number;
  readonly captions: readonly CaptionFormat[];
  readonly chapters: readonly ChapterMark[];
  readonly target: ExportTarget | undefined;
  readonly title: string | undefined;
  readonly remember: boolean;
  readonly isHuge: boolean;
}

/** Checks what is asked for before anything is made. Rejects with `invalid-argument` that says what to do. */
export async function planExport(text: string, options: ExportOptions): Promise<ExportPlan> {
  const { format, captions = [], chapters = [], target, title } = options;
  if (!EXPORT_FORMATS.includes(format))
    throw badOption('format', format, `use ${EXPORT_FORMATS.join(', ')}`);
  for (const caption of captions) {
    if (!CAPTION_FORMATS.includes(caption))
      throw badOption('captions', caption, `use ${CAPTION_FORMATS.join(', ')}`);
  }
  const { bitrate = FORMATS[format].bitrate } = options;
  const isRate = bitrate >= LEAST_BITRATE && bitrate <= MOST_BITRATE;
  if (FORMATS[format].bitrate > 0 && !isRate)
    throw badOption('bitrate', bitrate, `use a number from ${LEAST_BITRATE} to ${MOST_BITRATE}`);
  const outOfOrder = chapters.find(({ at }, index) => at < (chapters[index - 1]?.at ?? 0));
  if (outOfOrder)
    throw badOption('chapters', outOfOrder.title, 'give them in the order of the text');
  if (target instanceof WritableStream && target.locked)
    throw badOption('target', 'this stream', 'somebody else writes to it');
  const sampleRate = await encodableRate(format, bitrate);
  if (sampleRate === undefined) throw await cannotEncode(format);
  return {
    format,
    bitrate,
    sampleRate,
    captions: [...new Set(captions)],
    chapters,
    target,
    title,
    remember: options.remember ?? text.length > LONG_TEXT,
    isHuge: format === 'wav' && text.length > HUGE_TEXT,
  };
}

async function cannotEncode(format: ExportFormat): Promise<Error> {
  const instead = (await encodableRate('ogg')) === undefined ? 'MP3 or WAV' : 'Opus, MP3 or WAV';
  const { codecName } = FORMATS[format];
  const details = { codec: codecName, format: format.toUpperCase(), instead };
  return speechError('invalid-argument', 'cannot-encode', details);
}

function badOption(option: string, value: unknown, problem: string): Error {
  return speechError('invalid-argument', 'bad-option', { option, value: String(value), problem });
}
