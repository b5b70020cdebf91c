import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What a shell or npm brings, and what documents tell to use beside it. */
const OTHERS: readonly string[] = ['cp', 'curl', 'echo', 'esbuild', 'openssl', 'base64', 'npx'];
const OF_NPM: readonly string[] = ['ci', 'install', 'start', 'test'];

/** What is wrong with a line of a shell block: a command, npm script or option that there is not. */
export function commandFaults(line: string): string[] {
  const withoutComment = line.replace(/(^|\s)#.*$/, '');
  return withoutComment.split(/&&|\|/).flatMap((part) => {
    const words: string[] = part.trim().match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
    const [command = '', ...rest] = words;
    if (command === '' || OTHERS.includes(command)) return [];
    if (command !== 'npm') return [`unknown command ${command}`];
    const [verb = '', ...options] = rest;
    if (OF_NPM.includes(verb)) return [];
    if (verb !== 'run') return [`unknown npm ${verb}`];
    const name = options.find((option) => !option.startsWith('-')) ?? '';
    const script = scripts[name];
    if (!script) return [`no script ${name}`];
    const flags = words.slice(words.indexOf('--') + 1).filter((word) => /^--[a-z]/.test(word));
    const source = sourceOf(script);
    return flags
      .map((flag) => flag.slice(2).replace(/=.*/, ''))
      .filter((flag) => !new RegExp(`['"]?\\b${flag}\\b['"]?\\s*[:'"]|--${flag}\\b`).test(source))
      .map((flag) => `${name} knows no --${flag}`);
  });
}

/** The text of a script, and of what lies beside it by the same name: options have files of their own. */
function sourceOf(command: string): string {
  const [, folder = '', file = ''] = /tsx (\w+)\/([\w-]+)\.ts/.exec(command) ?? [];
  if (!folder) return '';
  return readdirSync(`${ROOT}${folder}`)
    .filter((name) => name.startsWith(file.replace(/\.ts$/, '')) && name.endsWith('.ts'))
    .map((name) => readFileSync(`${ROOT}${folder}/${name}`, 'utf8'))
    .join('\n');
}
