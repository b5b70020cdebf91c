import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser';

// Every check, in the order in which a failure is cheapest. `npm test -- types unit` runs only those.

const STAGES: readonly (readonly [name: string, script: string])[] = [
  ['format and lint', 'lint'],
  ['types', 'types'],
  ['import directions', 'check:imports'],
  ['unit tests', 'test:unit'],
  ['browser tests', 'test:browser'],
  ['build', 'build'],
  ['end-to-end tests', 'test:e2e'],
];

const chosen = process.argv.slice(2);
const stages = STAGES.filter(
  ([, script]) => !chosen.length || chosen.some((c) => script.includes(c)),
);
const browser = ensureBrowser();
console.log(`Browser: ${browser}`);

const failed: string[] = [];
const summary: string[] = [];
for (const [name, script] of stages) {
  console.log(`\n── ${name} (npm run ${script})`);
  const began = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    env: { ...process.env, CHROME_PATH: browser },
  });
  if (status !== 0) failed.push(name);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  summary.push(`${status === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
}

console.log(`\n${summary.join('\n')}`);
console.log(`checks: ${stages.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
