import { cardinal } from './number-words';
import { sticky, type WrittenRule } from './written-rule';

const HALF_OF_DAY = /^\s?[ap]\.?m\b/i;

/** A time of day: `3:30`, `03:05`, `12:00`, `15:00`; what follows (`pm`) is a word of its own. */
export const CLOCK: WrittenRule = {
  pattern: sticky(String.raw`([01]?\d|2[0-4]):([0-5]\d)(?![\d:])`),
  read(match, { language, sentence, end }) {
    const hour = Number(match[1]);
    const minute = Number(match[2]);
    const hours = cardinal(String(hour), language);
    if (minute > 0) {
      const minutes = cardinal(String(minute), language);
      return { spoken: `${hours} ${minute < 10 ? 'oh ' : ''}${minutes}` };
    }
    if (HALF_OF_DAY.test(sentence.slice(end, end + 5))) return { spoken: hours };
    return { spoken: hour >= 1 && hour <= 12 ? `${hours} o'clock` : `${hours} hundred` };
  },
};
