import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { adaptModel } from '../src/model/graph/adapt-graph';
import { compactWeights } from '../src/model/graph/compact-weights';
import { packGraph } from '../src/model/graph/packed-graph';
import { describeFolder, writeManifest } from './model-folder';

const USAGE = `Writes the adapted form of a model, graph and weights apart, for a site to host: faster to start.

npm run model:pack -- FILE.onnx --out DIR
  --form float|stored    float32 computing for every provider (default), or a q8 file's integers for WASM
  --part-size SIZE       splits the weights for hosts that limit the size of a file: 24MiB, 20000000
  --voices DIR           voices to put beside it (default: a folder voices/ beside FILE.onnx or above it)
  --id NAME, --revision NAME, --licence SPDX    as in model:manifest

Writes graph.onnx, weights.bin (or weights.000.bin, …), voices/ and manifest.json.`;

function refuse(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

/** Bytes of `24MiB`, `24MB`, `24000000`. */
function sizeOf(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)\s*(KiB|MiB|GiB|kB|KB|MB|GB|B)?$/.exec(text) ?? [];
  const factors: Readonly<Record<string, number>> = {
    '': 1,
    B: 1,
    kB: 1e3,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
  };
  const bytes = Number(digits || Number.NaN) * (factors[unit] ?? Number.NaN);
  if (!(bytes >= 1)) refuse(`--part-size is ${text}; it has to be a size such as 24MiB.`);
  return bytes;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    form: { type: 'string', default: 'float' },
    'part-size': { type: 'string' },
    voices: { type: 'string' },
    id: { type: 'string' },
    revision: { type: 'string' },
    licence: { type: 'string', default: 'Apache-2.0' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [file] = positionals;
const { out, form } = values;
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (!file || positionals.length > 1 || !out) refuse('Name one ONNX file and the folder --out.');
if (form !== 'float' && form !== 'stored')
  refuse(`--form is ${form}; it has to be float or stored.`);
if (!statSync(file, { throwIfNoEntry: false })?.isFile()) refuse(`${file} is no file.`);
const partSize = values['part-size'] === undefined ? Infinity : sizeOf(values['part-size']);

/** The folder of voices: named, or found where the hub's repository has it. */
function voicesOf(model: string): string | undefined {
  if (values.voices) return values.voices;
  const near = [dirname(model), dirname(dirname(model))].map((folder) => join(folder, 'voices'));
  return near.find((folder) => existsSync(folder));
}

try {
  const bytes = Uint8Array.from(readFileSync(file));
  const { model, matches, precision } = adaptModel(bytes, form);
  const { model: compact, weights } = compactWeights(model);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'graph.onnx'), packGraph(compact, weights, { form, precision }));
  const parts = Math.ceil(weights.length / partSize);
  for (let part = 0; part < parts; part++) {
    const number = String(part).padStart(3, '0');
    const name = parts === 1 ? 'weights.bin' : `weights.${number}.bin`;
    writeFileSync(join(out, name), weights.subarray(part * partSize, (part + 1) * partSize));
  }
  const voices = voicesOf(file);
  if (voices) cpSync(voices, join(out, 'voices'), { recursive: true });
  const { id = basename(file, '.onnx'), ...others } = values;
  const { manifest } = await describeFolder(out, { id, ...others });
  const changed = Object.entries(matches).map(([rewrite, places]) => `${rewrite} ${places}`);
  console.log(
    `${writeManifest(out, manifest)}: ${manifest.id}@${manifest.revision}, ${(weights.length / 1e6).toFixed(1)} MB of weights in ${parts} file${parts > 1 ? 's' : ''}.`,
  );
  console.log(`Places that each rewrite changed: ${changed.join(', ')}.`);
  if (!voices) console.log('No voices were found; name their folder with --voices.');
} catch (error) {
  console.error(error instanceof Error ? `${file}: ${error.message}` : String(error));
  process.exit(1);
}
