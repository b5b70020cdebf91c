import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { schema } from '../test/fixtures/kokoro-graph/onnx-schema';
import { PRECISIONS, type Variant } from '../test/fixtures/kokoro-graph/variants';
import { cachedVariant } from './fixture-cache';
import { type Measurement, PROFILED_TOKENS } from './fixture-measurement';

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

/** One line of the runtime's profile, as far as it is used here. */
interface ProfileEvent {
  readonly dur: number;
  readonly args?: {
    readonly op_name?: string;
    readonly input_type_shape?: readonly Readonly<Record<string, readonly number[]>>[];
    readonly output_type_shape?: readonly Readonly<Record<string, readonly number[]>>[];
  };
}

/** The events that are operators. */
function operatorEvents(profile: readonly string[]): ProfileEvent[] {
  return profile
    .filter((line) => line.startsWith('{"cat" : "Node"'))
    .map((line) => JSON.parse(line.replace(/,\s*$/, '')) as ProfileEvent)
    .filter(({ args }) => args?.op_name);
}

/** Shares of the time by operator type, largest first. */
function shares(events: readonly ProfileEvent[]): [operator: string, share: number][] {
  const times = new Map<string, number>();
  for (const { args, dur } of events) {
    const operator = args?.op_name ?? '';
    times.set(operator, (times.get(operator) ?? 0) + dur);
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([operator, time]): [string, number] => [operator, time / total])
    .sort((a, b) => b[1] - a[1]);
}

/**
 * Multiply-adds of the convolutions, and the time they took: how much there is to compute does not depend on the machine,
 * how fast it is done depends on nothing else.
 */
function convolutionWork(events: readonly ProfileEvent[]): { macs: number; seconds: number } {
  let [macs, microseconds] = [0, 0];
  for (const { args, dur } of events) {
    if (!/^Conv(Integer)?$/.test(args?.op_name ?? '')) continue;
    const [, weight = []] = (args?.input_type_shape ?? []).map((shape) => Object.values(shape)[0]);
    const output = Object.values(args?.output_type_shape?.[0] ?? {})[0] ?? [];
    const [, from = 0, kernel = 1] = weight;
    macs += output.reduce((product, size) => product * size, 1) * from * kernel;
    microseconds += dur;
  }
  return { macs, seconds: microseconds / 1e6 };
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
    if (threads === 1) {
      const events = operatorEvents(profile);
      const told = shares(events).slice(0, 8);
      const { macs, seconds: took } = convolutionWork(events);
      const audio = measured.runs[PROFILED_TOKENS]?.audioSeconds ?? Number.NaN;
      facts.push(
        `  Time by operator, ${PROFILED_TOKENS} tokens, 1 thread: ${told
          .map(([operator, share]) => `${operator} ${percent(share)}`)
          .join(', ')}.`,
        `  Convolutions: ${(macs / 1e9 / audio).toFixed(1)} billion multiply-adds for each second of sound, ${(macs / 1e9 / took).toFixed(1)} billion a second.`,
      );
    }
  }
}

console.log(`## ${width} width\n`);
console.log(
  '| precision | threads | creation, s | 12 tokens, s (real-time factor) | 60 tokens | 150 tokens |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
console.log(`${rows.join('\n')}\n`);
console.log(facts.join('\n'));
