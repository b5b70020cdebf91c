import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeFolder, writeManifest } from './model-folder';

const USAGE = `Writes manifest.json for a folder of model files, so that a site can host its own copy.

npm run model:manifest -- DIR
  --id NAME          (default: the folder's name)
  --revision NAME    (default: made of the files' hashes)
  --licence SPDX     of the model (default: Apache-2.0, which is Kokoro's)

The folder holds one *.onnx, its weights.bin if it was made by model:pack, and voices/*.bin.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    id: { type: 'string' },
    revision: { type: 'string' },
    licence: { type: 'string', default: 'Apache-2.0' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [folder] = positionals;
if (values.help || !folder || positionals.length > 1) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`${folder} is no folder.\n\n${USAGE}`);
  process.exit(2);
}
try {
  const { manifest, skipped } = await describeFolder(folder, values);
  const file = writeManifest(folder, manifest);
  for (const path of skipped) console.error(`${path} was left out: it is no model file.`);
  const bytes = manifest.files.reduce((sum, entry) => sum + entry.bytes, 0);
  console.log(
    `${file}: ${manifest.id}@${manifest.revision}, ${manifest.files.length} files, ${(bytes / 1e6).toFixed(1)} MB`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
