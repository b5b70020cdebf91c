import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelManifest } from '../../../src/contracts/model';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { adaptGraph } from '../../../src/model/graph/adapt-graph';
import { externalFiles } from '../../../src/model/graph/packed-graph';
import { ModelSupply } from '../../../src/model/model-supply';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import { buildVariant } from '../../fixtures/kokoro-graph/variants';
import { startHub } from '../../support/hub';
import { speakTiny } from '../../support/tiny-speech';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VOICE = new Uint8Array(1024).fill(7);

let folder: string;
beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  folder = mkdtempSync(join(tmpdir(), 'model-pack-'));
  mkdirSync(join(folder, 'onnx'));
  mkdirSync(join(folder, 'voices'));
  writeFileSync(join(folder, 'onnx/tiny.onnx'), buildVariant({ width: 'tiny', precision: 'q8' }));
  writeFileSync(join(folder, 'voices/af_heart.bin'), VOICE);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(script: 'model-pack' | 'model-manifest', ...args: string[]) {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, join(ROOT, `scripts/${script}.ts`), ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const manifestIn = (place: string) =>
  JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as ModelManifest;

describe('model:manifest', () => {
  it('describes a folder as it is, with what each file is for', () => {
    expect(run('model-manifest', folder, '--id', 'mine', '--revision', '7')).toMatchObject({
      status: 0,
    });
    const { files, ...rest } = manifestIn(folder);
    expect(rest).toEqual({ id: 'mine', revision: '7', folder: '', licence: 'Apache-2.0' });
    expect(files).toMatchObject([
      { role: 'graph', path: 'onnx/tiny.onnx', precision: 'q8' },
      { role: 'voice', path: 'voices/af_heart.bin', bytes: 1024 },
    ]);
    rmSync(join(folder, 'manifest.json'));
  });

  it.each([
    ['no folder', ['/nowhere'], /is no folder/],
    ['nothing', [], /model:manifest/],
  ])('says what it needs when it is given %s', (_, args, words) => {
    const { status, stderr } = run('model-manifest', ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(words);
  });

  it('refuses a folder without a model', () => {
    const { status, stderr } = run('model-manifest', join(folder, 'voices'));
    expect(status).toBe(1);
    expect(stderr).toContain('must hold one graph');
    expect(existsSync(join(folder, 'voices/manifest.json'))).toBe(false);
  });
});

describe('model:pack', () => {
  it('makes a folder that a player loads in parts, and that sounds as the file itself', async () => {
    const out = join(folder, 'packed');
    const file = join(folder, 'onnx/tiny.onnx');
    const { status, stderr, stdout } = run(
      'model-pack',
      file,
      '--out',
      out,
      '--part-size',
      '200KiB',
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('dequantize');
    const { files } = manifestIn(out);
    const weights = files.filter(({ role }) => role === 'weights');
    expect(weights.length).toBeGreaterThan(1);
    for (const { bytes } of weights) expect(bytes).toBeLessThanOrEqual(200 * 1024);
    // Nothing is larger than what was downloaded before.
    const total = readdirSync(out)
      .filter((name) => /onnx$|bin$/.test(name))
      .reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
    expect(total).toBeLessThan(statSync(file).size);

    const hub = await startHub({
      files: files.map(({ path, role, precision }) => ({
        path,
        role,
        body: join(out, path),
        ...(precision ? { precision } : {}),
      })),
      folder: 'packed/resolve/1',
    });
    try {
      const supply = new ModelSupply({
        assetBase: `${hub.origin}/`,
        modelBase: hub.origin,
        store: new MemoryModelStore(),
        metrics: new MetricsRecorder().record,
        onProgress: () => undefined,
        onNotice: () => undefined,
      });
      const request = { kind: 'manifest', url: hub.manifestUrl } as const;
      const model = await supply.load(request, 'af_heart', 'float');
      expect(model).toMatchObject({ form: 'float', precision: 'q8' });
      const packed = await speakTiny(model.graph, { externalData: model.externalData });
      const bytes = Uint8Array.from(readFileSync(file));
      const { graph } = adaptGraph(bytes, 'float');
      const whole = await speakTiny(graph, { externalData: externalFiles(graph, bytes) ?? [] });
      expect(packed.durations).toEqual(whole.durations);
      expect(packed.samples).toEqual(whole.samples);
      await supply.idle();
    } finally {
      await hub.close();
    }
    // What was packed can be described anew.
    expect(run('model-manifest', out, '--id', 'tiny')).toMatchObject({ status: 0 });
  });

  it.each([
    ['no file', ['/nowhere.onnx', '--out', 'x'], 2, /is no file/],
    ['no place', ['tiny.onnx'], 2, /--out/],
    ['a size that is none', ['tiny.onnx', '--out', 'x', '--part-size', 'big'], 2, /24MiB/],
    [
      'a form that there is not',
      ['tiny.onnx', '--out', 'x', '--form', 'int4'],
      2,
      /float or stored/,
    ],
  ])('says what it needs when it is given %s', (_, args, code, words) => {
    const { status, stderr } = run(
      'model-pack',
      ...args.map((arg) => (arg === 'tiny.onnx' ? join(folder, 'onnx/tiny.onnx') : arg)),
    );
    expect(status).toBe(code);
    expect(stderr).toMatch(words);
  });

  it('refuses a file that is no model, in words', () => {
    const { status, stderr } = run(
      'model-pack',
      join(folder, 'voices/af_heart.bin'),
      '--out',
      join(folder, 'nothing'),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/af_heart\.bin: /);
  });
});
