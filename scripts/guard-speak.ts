import { readFileSync, writeFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { buildVariant } from '../test/fixtures/kokoro-graph/variants';
import { DRAFT_FILE, draftStyle, sentences, speaker, testEntries, testStyle } from './guard-corpus';

// Speaks a few sentences in a process of its own, because the runtime's threads are fixed once it has started.
// Arguments: THREADS FILE. Writes the sounds as JSON: arrays of base64 of float32.

const [threads = '1', file = ''] = process.argv.slice(2);
ort.env.wasm.numThreads = Number(threads);
ort.env.logLevel = 'error';

const sounds: string[] = [];
const add = ({ samples }: { samples: Float32Array }) =>
  sounds.push(
    Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64'),
  );

const draft = await speaker(readFileSync(DRAFT_FILE));
for (const entry of (await sentences()).slice(0, 8)) add(await draft(entry, draftStyle('mid')));
const tiny = await speaker(buildVariant({ width: 'tiny', precision: 'fp32' }));
for (const entry of testEntries()) add(await tiny(entry, testStyle()));
writeFileSync(file, JSON.stringify(sounds));
// The runtime's threads would keep the process alive.
process.exit(0);
