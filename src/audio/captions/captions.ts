import type { CaptionFormat, Transcript } from '../../contracts/export';
import { toSrt } from './srt';
import { toTimesJson } from './times-json';
import { toChapterVtt, toTimestampVtt, toVtt, toWordVtt } from './vtt';

const FORMATTERS: Readonly<Record<CaptionFormat, (transcript: Transcript) => string>> = {
  srt: toSrt,
  vtt: toVtt,
  'vtt-words': toWordVtt,
  'vtt-timestamps': toTimestampVtt,
  'vtt-chapters': toChapterVtt,
  json: toTimesJson,
};

/** A transcript in one of the forms of captions. */
export function formatCaptions(transcript: Transcript, format: CaptionFormat): string {
  return FORMATTERS[format](transcript);
}
