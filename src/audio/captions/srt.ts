import type { Transcript } from '../../contracts/export';
import { clock } from './clock';
import { lineText, sentenceCues } from './cues';

/** U+2060, a word joiner: nobody sees it, and it parts what players would take for mark-up. */
const JOINER = '\u2060';

/**
 * SubRip. The format has no way to escape: players take `<b>` and `{\…}` for mark-up and `-->` for a time, so that an invisible
 * character parts those.
 */
export function toSrt({ sentences }: Transcript): string {
  return sentenceCues(sentences)
    .map(({ start, end, lines }, index) => {
      const text = lines.map((line) => lineText(line, (word) => word.text)).join('\n');
      return `${index + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${withoutMarkup(text)}\n`;
    })
    .join('\n');
}

function withoutMarkup(text: string): string {
  return text.replace(/<(?=[a-z/])|\{(?=\\)|--(?=>)/gi, (sign) => sign + JOINER);
}
