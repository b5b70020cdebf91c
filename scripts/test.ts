import { spawn } from 'node:child_process';
import { ensureBrowser } from './browser';

// Every check, in the order in which a failure is cheapest. `npm test -- types unit` runs only those.

interface Stage {
  readonly name: string;
  /** Of package.json. */
  readonly script: string;
  readonly options?: readonly string[];
  /** Runs beside the next stage, which mostly computes while this one mostly waits; what it prints comes afterwards. */
  readonly isBeside?: true;
}

const STAGES: readonly Stage[] = [
  { name: 'format and lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'import directions', script: 'check:imports' },
  { name: 'build', script: 'build' },
  // A minute of speech, half of which is played in real time.
  {
    name: 'soak',
    script: 'soak',
    options: ['--minutes', '1', '--providers', 'wasm'],
    isBeside: true,
  },
  { name: 'unit tests', script: 'test:unit' },
  { name: 'browser tests', script: 'test:browser' },
  { name: 'end-to-end tests', script: 'test:e2e' },
];

const chosen = process.argv.slice(2);
const stages = STAGES.filter(
  ({ script }) => !chosen.length || chosen.some((c) => script.includes(c)),
);
const browser = ensureBrowser();
console.log(`Browser: ${browser}`);

const failed: string[] = [];
const summary: string[] = [];

/** Runs a stage. @returns what it printed, if it is to be kept for later, under its heading */
function run({ name, script, options = [] }: Stage, isKept = false): Promise<string> {
  const began = Date.now();
  const heading = `\n── ${name} (npm run ${[script, ...options].join(' ')})`;
  if (!isKept) console.log(heading);
  const child = spawn('npm', ['run', '--silent', script, '--', ...options], {
    stdio: isKept ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, CHROME_PATH: browser },
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => printed.push(piece));
  return new Promise((resolve) => {
    child.once('close', (status) => {
      if (status !== 0) failed.push(name);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      summary.push(`${status === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
      resolve(`${heading}\n${Buffer.concat(printed)}`);
    });
  });
}

for (let i = 0; i < stages.length; i++) {
  const stage = stages[i] as Stage;
  const companion = stage.isBeside ? stages[++i] : undefined;
  const [printed] = await Promise.all([
    run(stage, companion !== undefined),
    companion && run(companion),
  ]);
  if (companion) console.log(printed);
}

console.log(`\n${summary.join('\n')}`);
console.log(`checks: ${stages.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
