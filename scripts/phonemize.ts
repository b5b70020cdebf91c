/**
 * Prints the phonemes of each line of standard input as one JSON object a line:
 * `{ text, phonemes, words: [{ start, end, spoken, phonemes }], dropped: [{ symbol, start, end }] }`.
 *
 * Usage: tsx scripts/phonemize.ts [--lang en-us|en-gb] [--no-lexicon] < text
 * `--no-lexicon` says every word by its letters, as if no dictionary knew it.
 */
import { once } from 'node:events';
import { stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../src/contracts/text';
import { errorText, unwrap } from '../src/shared/speech-error';
import { requireLanguage } from '../src/text/language';
import { loadCmuLexicon } from '../src/text/lexicon/cmu-lexicon';
import { withoutWords } from '../src/text/lexicon/without-words';
import { TextService } from '../src/text/text-service';

const USAGE = `Usage: phonemize [--lang ${LANGUAGES.join('|')}] [--no-lexicon] < text`;

interface Options {
  readonly language: Language;
  readonly usesLexicon: boolean;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        lang: { type: 'string', default: 'en-us' },
        'no-lexicon': { type: 'boolean', default: false },
      },
    });
    return {
      language: requireLanguage(values.lang.toLowerCase()),
      usesLexicon: !values['no-lexicon'],
    };
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

async function main({ language, usesLexicon }: Options): Promise<void> {
  const service = usesLexicon
    ? new TextService()
    : new TextService(async () => withoutWords(await loadCmuLexicon()));
  for await (const line of linesOf(stdin.setEncoding('utf8'))) {
    const phonemization = unwrap(await service.phonemize(line, language));
    if (!stdout.write(`${JSON.stringify(phonemization)}\n`)) await once(stdout, 'drain');
  }
}

const options = readOptions();
// The reader of the output went away (`| head`): that is its right, not a failure.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
main(options).catch((error: unknown) => {
  console.error(errorText(error));
  process.exitCode = 1;
});
