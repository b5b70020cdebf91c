import { speechError } from '../shared/speech-error';

/** Checks how fast a text is to be heard. @throws SpeechError `invalid-argument` (`bad-option`) */
export function validateRate(rate: number): number {
  if (rate >= 0.5 && rate <= 3) return rate;
  throw badOption('rate', rate, 'use a number from 0.5 to 3');
}

/** Checks how loud a text is to be heard. @throws SpeechError `invalid-argument` (`bad-option`) */
export function validateVolume(volume: number): number {
  if (volume >= 0 && volume <= 1) return volume;
  throw badOption('volume', volume, 'use a number from 0 to 1');
}

/** Checks where a text is to begin. @throws SpeechError `invalid-argument` (`bad-option`) */
export function validateOffset(offset: number): number {
  if (Number.isInteger(offset) && offset >= 0) return offset;
  throw badOption('from', offset, 'use an offset in the text: a whole number, 0 or more');
}

/** Checks how long a pause in the writing of a text may be. @throws SpeechError `invalid-argument` (`bad-option`) */
export function validateFlushAfter(milliseconds: number): number {
  if (milliseconds >= 0) return milliseconds;
  throw badOption('flushAfter', milliseconds, 'use milliseconds: 0 or more, or Infinity');
}

function badOption(option: string, value: unknown, problem: string): Error {
  return speechError('invalid-argument', 'bad-option', { option, value: String(value), problem });
}
