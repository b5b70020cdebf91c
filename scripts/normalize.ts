/**
 * Prints each line of standard input as it will be spoken, as one JSON object a line:
 * `{ text, normalized, spans: [{ start, end, normalizedStart, normalizedEnd, kind? }] }`.
 *
 * Usage: tsx scripts/normalize.ts [--lang en-us|en-gb] [--emoji name|silent] < text
 */
import { once } from 'node:events';
import { stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../src/contracts/text';
import { errorText } from '../src/shared/speech-error';
import { requireLanguage } from '../src/text/language';
import { normalizeText } from '../src/text/normalize/normalize-text';
import type { ReadingOptions } from '../src/text/normalize/read-sentence';
import { linesOf } from './lines-of';

const USAGE = `Usage: normalize [--lang ${LANGUAGES.join('|')}] [--emoji name|silent] < text`;

interface Settings {
  readonly language: Language;
  readonly options: ReadingOptions;
}

function readSettings(): Settings {
  try {
    const { values } = parseArgs({
      options: {
        lang: { type: 'string', default: 'en-us' },
        emoji: { type: 'string', default: 'name' },
      },
    });
    const { emoji } = values;
    if (emoji !== 'name' && emoji !== 'silent')
      throw new Error(`“${emoji}” is no way to read emoji.`);
    return { language: requireLanguage(values.lang.toLowerCase()), options: { emoji } };
  } catch (error) {
    console.error(`${errorText(error)}\n${USAGE}`);
    process.exit(2);
  }
}

async function main({ language, options }: Settings): Promise<void> {
  for await (const line of linesOf(stdin.setEncoding('utf8'))) {
    const { text: normalized, spans } = normalizeText(line, language, options);
    const printed = JSON.stringify({ text: line, normalized, spans });
    if (!stdout.write(`${printed}\n`)) await once(stdout, 'drain');
  }
}

const settings = readSettings();
// The reader of the output went away (`| head`): that is its right, not a failure.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
main(settings).catch((error: unknown) => {
  console.error(errorText(error));
  process.exitCode = 1;
});
