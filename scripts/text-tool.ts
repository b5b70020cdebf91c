import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { stdin, stdout } from 'node:process';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
  LANGUAGES,
  type Language,
  TEXT_TYPES,
  type TextOptions,
  VERBOSITIES,
} from '../src/contracts/text';
import { errorText } from '../src/shared/speech-error';
import { requireLanguage } from '../src/text/language';
import { requireOptions } from '../src/text/text-options';
import { importLexicon } from '../src/text/user-lexicon/lexicon-files';
import { linesOf } from './lines-of';

/** What every tool that reads texts line by line takes. */
const OPTIONS = {
  lang: { type: 'string', default: 'en-us' },
  type: { type: 'string', default: 'text/plain' },
  verbosity: { type: 'string' },
  emoji: { type: 'string', default: 'name' },
  lexicon: { type: 'string' },
} as const;

const HELP = `  --lang ${LANGUAGES.join('|')}
  --type ${TEXT_TYPES.join('|')}   each line is a document
  --verbosity ${VERBOSITIES.join('|')}
  --emoji name|silent
  --lexicon FILE   pronunciations, JSON or PLS`;

/** How a tool understands each line. */
export interface LineSettings {
  readonly language: Language;
  readonly options: TextOptions;
  /** The tool's own switches that were given. */
  readonly switches: ReadonlySet<string>;
}

/** A tool that prints one JSON object for each line of standard input. */
export interface LineTool {
  readonly name: string;
  /** Switches of its own, each with what it does. */
  readonly switches?: Readonly<Record<string, string>>;
  /** Called once, before the first line. @returns what is printed for a line */
  readonly open: (settings: LineSettings) => (line: string) => object | Promise<object>;
}

/** Runs a tool; ends the process with 2 for an option that it does not know, with 1 for what fails later. */
export async function runLineTool(tool: LineTool): Promise<void> {
  const print = tool.open(await readSettings(tool));
  // The reader of the output went away (`| head`): that is its right, not a failure.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
  try {
    for await (const line of linesOf(stdin.setEncoding('utf8')))
      if (!stdout.write(`${JSON.stringify(await print(line))}\n`)) await once(stdout, 'drain');
  } catch (error) {
    console.error(errorText(error));
    process.exitCode = 1;
  }
}

async function readSettings({ name, switches = {} }: LineTool): Promise<LineSettings> {
  const own: ParseArgsConfig['options'] = Object.fromEntries(
    Object.keys(switches).map((key) => [key, { type: 'boolean' }]),
  );
  try {
    const { values } = parseArgs({ options: { ...own, ...OPTIONS } });
    const { lang, type, verbosity, emoji, lexicon } = values;
    const given = { type, emoji, ...(verbosity === undefined ? {} : { verbosity }) };
    // Checked where the engine checks what a page gives.
    requireOptions(given as TextOptions);
    const options = lexicon ? { ...given, lexicon: await readLexicon(lexicon) } : { ...given };
    return {
      language: requireLanguage(lang.toLowerCase()),
      options: options as TextOptions,
      switches: new Set(Object.keys(switches).filter((key) => key in values)),
    };
  } catch (error) {
    const more = Object.entries(switches).map(([key, does]) => `\n  --${key}   ${does}`);
    console.error(`${errorText(error)}\nUsage: ${name} [options] < text\n${HELP}${more.join('')}`);
    process.exit(2);
  }
}

function readLexicon(path: string): ReturnType<typeof importLexicon> {
  return importLexicon(readFileSync(path, 'utf8'), path.endsWith('.json') ? 'json' : 'pls');
}
