/**
 * Prints the phonemes of each line of standard input as one JSON object a line:
 * `{ text, phonemes, words: [{ start, end, spoken, phonemes }], dropped: [{ symbol, start, end }] }`.
 *
 * Usage: tsx scripts/phonemize.ts [--lang en-us|en-gb] < text
 */
import { once } from 'node:events';
import { stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../src/contracts/text';
import { errorText, unwrap } from '../src/shared/speech-error';
import { requireLanguage } from '../src/text/language';
import { TextService } from '../src/text/text-service';

const USAGE = `Usage: phonemize [--lang ${LANGUAGES.join('|')}] < text`;

function readLanguage(): Language {
  try {
    const { values } = parseArgs({ options: { lang: { type: 'string', default: 'en-us' } } });
    return requireLanguage(values.lang.toLowerCase());
  } catch (error) {
    console.error(`${errorText(error)}\n${USAGE}`);
    process.exit(2);
  }
}

/** Lines of a stream, ended by a newline only: other line separators are part of the text. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let open: string[] = [];
  for await (const chunk of input) {
    const parts = chunk.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      open.push(part);
      yield open.join('').replace(/\r$/, '');
      open = [];
    }
    open.push(last);
  }
  const rest = open.join('');
  if (rest !== '') yield rest;
}

async function main(language: Language): Promise<void> {
  const service = new TextService();
  for await (const line of linesOf(stdin.setEncoding('utf8'))) {
    const phonemization = unwrap(await service.phonemize(line, language));
    if (!stdout.write(`${JSON.stringify(phonemization)}\n`)) await once(stdout, 'drain');
  }
}

const language = readLanguage();
// The reader of the output went away (`| head`): that is its right, not a failure.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
main(language).catch((error: unknown) => {
  console.error(errorText(error));
  process.exitCode = 1;
});
