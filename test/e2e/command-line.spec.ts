import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { serveDist } from '../../scripts/serve-dist';
import { measure } from './support/sound';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'say-'));
test.afterAll(() => rmSync(folder, { recursive: true }));

async function say(
  input: string,
  ...options: string[]
): Promise<{ status: number | null; stderr: string }> {
  const args = [path('node_modules/tsx/dist/cli.mjs'), path('scripts/say.ts'), ...options];
  const running = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = once(running, 'close');
  running.stdin.on('error', () => undefined); // One that refuses its options does not read.
  running.stdin.end(input);
  const stderr = await readAll(running.stderr);
  const [status] = await ended;
  return { status, stderr };
}

/** Sound of a WAV file, −1..1. */
function readWav(file: string): { rate: number; samples: Float32Array } {
  const bytes = readFileSync(file);
  expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt16LE(34)]).toEqual([
    1, 1, 16,
  ]);
  expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
  const samples = Float32Array.from(
    { length: (bytes.length - 44) / 2 },
    (_, i) => bytes.readInt16LE(44 + 2 * i) / 32_767,
  );
  return { rate: bytes.readUInt32LE(24), samples };
}

test('say speaks a text into one file and tells what was measured', async () => {
  const out = join(folder, 'one.wav');
  const json = join(folder, 'one.json');
  const options = ['--out', out, '--json', json, '--model', 'draft', '--threads', '1'];
  const { status, stderr } = await say(
    'Good morning. How are you?',
    ...options,
    '--provider',
    'wasm',
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { rate, samples } = readWav(out);
  expect(rate).toBe(24_000);
  expect(measure(samples).seconds).toBeGreaterThan(1);

  const report = JSON.parse(readFileSync(json, 'utf8'));
  expect(report).toMatchObject({ provider: 'wasm', threads: 1, units: 1, voice: 'draft_mid' });
  expect(report.audioSeconds).toBeCloseTo(samples.length / rate, 2);
  expect(report.metrics).toMatchObject({
    'model-initialisations': 1,
    downloads: 2,
    'bytes-downloaded': 299_195,
    'leak-warnings': 0,
  });
  for (const name of ['service-ready', 'time-to-first-audio', 'real-time-factor'])
    expect(report.metrics[name]).toBeGreaterThan(0);
});

test('say writes a file for each line, an empty one for an empty line, and goes on after a bad one', async () => {
  const out = join(folder, 'lines');
  // A model file of one's own, from the disk.
  const model = path('public/models/draft/draft.onnx');
  const { status, stderr } = await say(
    'First.\n\n𝄞\nFourth.\n',
    '--out-dir',
    out,
    '--model',
    model,
  );
  expect(stderr).toContain('text 3: This text holds nothing that can be spoken');
  expect(status).toBe(1);
  expect(readdirSync(out).sort()).toEqual(['1.wav', '2.wav', '4.wav']);
  expect(readWav(join(out, '2.wav')).samples).toHaveLength(0);
  expect(measure(readWav(join(out, '4.wav')).samples).seconds).toBeGreaterThan(0.2);
});

test('say refuses what makes no sense, in words', async () => {
  const refused: readonly (readonly [options: string[], message: string])[] = [
    [[], 'Give either --out or --out-dir.'],
    [['--out', 'a.wav', '--threads', 'many'], '--threads is many'],
    [['--out', 'a.wav', '--model', '/no/such.onnx'], 'which is no file'],
    [['--out', 'a.wav', '--loud'], '--loud'],
  ];
  await Promise.all(
    refused.map(async ([options, message]) => {
      const { status, stderr } = await say('Hi.', ...options);
      expect(stderr).toContain(message);
      expect(status).toBe(2);
    }),
  );
});

test('a port that is taken is named, and the next one serves with isolation headers', async () => {
  const blocker = createServer();
  await new Promise<void>((ready) => blocker.listen(4980, 'localhost', ready));
  const taken: number[] = [];
  const server = await serveDist({ port: 4980, onTaken: (port) => taken.push(port) });
  try {
    expect(taken).toEqual([4980]);
    expect(server.url).toBe('http://localhost:4981/');
    const { headers } = await fetch(server.url);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  } finally {
    await server.close();
    blocker.close();
  }
});
