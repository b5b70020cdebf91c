import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { schema } from '../test/fixtures/kokoro-graph/onnx-schema';
import { PRECISIONS, type Variant } from '../test/fixtures/kokoro-graph/variants';
import { cachedVariant } from './fixture-cache';
import type { Measurement } from './fixture-measure';

// What the test models are and how fast they run: sizes, parameters, operators, timings. Markdown on standard output.

const { width } = parseArgs({ options: { width: { type: 'string', default: 'tiny' } } }).values;
if (width !== 'tiny' && width !== 'full') {
  console.error(`--width is ${width}; it has to be tiny or full.`);
  process.exit(2);
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Operators that are told; the rest are small. */
const SHOWN = 16;

function measure(file: string, threads: number): { measured: Measurement; profile: string[] } {
  const tsx = script('../node_modules/tsx/dist/cli.mjs');
  const args = [tsx, script('fixture-measure.ts'), file, String(threads)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const lines = stdout.trim().split('\n');
  const last = lines.pop() ?? '';
  if (status !== 0 || !last.startsWith('measured '))
    throw new Error(`${file} could not be measured: ${stderr || last}`);
  return { measured: JSON.parse(last.slice('measured '.length)) as Measurement, profile: lines };
}

/** Shares of the time by operator type, largest first. */
function shares(profile: readonly string[]): [operator: string, share: number][] {
  const times = new Map<string, number>();
  for (const line of profile) {
    const operator = /"op_name" : "(\w+)"/.exec(line)?.[1];
    const duration = /"dur" :(\d+)/.exec(line)?.[1];
    if (operator) times.set(operator, (times.get(operator) ?? 0) + Number(duration));
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([operator, time]): [string, number] => [operator, time / total])
    .sort((a, b) => b[1] - a[1]);
}

function describe(file: string): { parameters: number; nodes: number; operators: string } {
  const { graph } = schema.ModelProto.decode(readFileSync(file));
  const counts = new Map<string, number>();
  for (const { opType } of graph?.node ?? [])
    counts.set(opType ?? '', (counts.get(opType ?? '') ?? 0) + 1);
  const operators = [...counts].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  const parameters = (graph?.initializer ?? []).reduce(
    (sum, { dims }) => sum + (dims ?? []).reduce<number>((all, dim) => all * Number(dim), 1),
    0,
  );
  return {
    parameters,
    nodes: graph?.node?.length ?? 0,
    operators: operators.map(([name, count]) => `${name} ${count}`).join(', '),
  };
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

const rows: string[] = [];
const facts: string[] = [];
for (const precision of PRECISIONS) {
  const variant: Variant = { width, precision };
  const file = cachedVariant(variant);
  const { parameters, nodes, operators } = describe(file);
  const megabytes = (readFileSync(file).length / 1e6).toFixed(1);
  facts.push(
    `- **${precision}**: ${megabytes} MB, ${(parameters / 1e6).toFixed(2)} M values in initialisers, ${nodes} nodes: ${operators}.`,
  );
  for (const threads of [1, 2]) {
    const { measured, profile } = measure(file, threads);
    const runs = Object.values(measured.runs).map(
      ({ ms, audioSeconds }) => `${seconds(ms)} (${(ms / 1000 / audioSeconds).toFixed(2)})`,
    );
    rows.push(
      `| ${precision} | ${threads} | ${seconds(measured.createMs)} | ${runs.join(' | ')} |`,
    );
    if (threads === 1)
      facts.push(
        `  Time by operator, 60 tokens, 1 thread: ${shares(profile)
          .slice(0, 8)
          .map(([operator, share]) => `${operator} ${percent(share)}`)
          .join(', ')}.`,
      );
  }
}

console.log(`## ${width} width\n`);
console.log(
  '| precision | threads | creation, s | 12 tokens, s (real-time factor) | 60 tokens | 150 tokens |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
console.log(`${rows.join('\n')}\n`);
console.log(facts.join('\n'));
