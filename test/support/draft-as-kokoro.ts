import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { HubFile } from './hub';

/** Rows of a real voice file. */
const ROWS = 510;

const draft = (path: string) =>
  fileURLToPath(new URL(`../../public/models/draft/${path}`, import.meta.url));

/** A voice file of Kokoro's size in which every row is the draft style of that name. */
async function voice(name: string, style: string): Promise<HubFile> {
  const row = await readFile(draft(`voices/${style}.bin`));
  return { path: `voices/${name}.bin`, body: Buffer.concat(Array(ROWS).fill(row)) };
}

/**
 * The draft model and its middle pitch, made heavier by an empty description of so many bytes (ModelProto.doc_string,
 * field 6), which a loader has to skip: for what shows only while a large file is on its way.
 */
export async function heavyDraftAsKokoro(bytes: number): Promise<HubFile[]> {
  const model = await readFile(draft('draft.onnx'));
  const body = Buffer.concat([model, Buffer.of(0x32, ...varint(bytes)), Buffer.alloc(bytes, 0x20)]);
  return [
    { path: 'onnx/model_quantized.onnx', body, precision: 'mixed' },
    await voice('af_heart', 'draft_mid'),
  ];
}

/** A protobuf length. */
function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

/** The draft model and its three pitches, dressed as Kokoro: same paths, same sizes of the voices. */
export async function draftAsKokoro(): Promise<HubFile[]> {
  return [
    { path: 'onnx/model_quantized.onnx', body: draft('draft.onnx'), precision: 'mixed' },
    await voice('af_heart', 'draft_mid'),
    await voice('am_michael', 'draft_low'),
    await voice('bf_emma', 'draft_high'),
  ];
}
