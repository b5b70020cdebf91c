import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web';
import { decodeModel } from '../src/model/graph/decode-model';
import { encodeModel } from '../src/model/graph/encode-model';
import { DATA_TYPE } from '../src/model/graph/onnx-model';
import { unwrap } from '../src/shared/speech-error';
import { TextService } from '../src/text/text-service';
import { tokenize } from '../src/text/vocabulary/tokenize';
import { Random } from '../test/fixtures/kokoro-graph/random';
import { tinyTokens } from '../test/support/tiny-speech';

// What the guard is measured on: texts, and models that speak them in Node.

const SENTENCES = readFileSync(
  new URL('../test/fixtures/text/intelligibility.txt', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n');

/** Full of fricatives, short, loud, long: what is nearest to a wrong verdict. */
const HARD_TEXTS = [
  'She sells sea shells by the sea shore.',
  'Sister Susie’s sewing shirts for sixty soldiers.',
  'The fishes’ whiskers swish; his fuzzy scissors hiss.',
  'Psst! Hush! Shush!',
  'Six thick thistle sticks.',
  'Yes.',
  'Fish.',
  'Shh!',
  'Oh.',
  'I.',
  'No!',
  'A.',
  'We were away a year ago, you know.',
  '9, 8, 7, 6, 5, 4, 3, 2, 1.',
];

/** Fricatives and stops with no vowel beside them: the shortest and whitest sounds that phonemes can ask for. */
const BARE_PHONEMES = ['s', 'ʃ', 'f', 'θ', 'h', 't', 'p', 'z', 'sss', 'ʃʃʃʃ', 'ssssssss', 'ə', 'm'];

/** Something to be spoken in one run. */
export interface CorpusEntry {
  readonly text: string;
  /** Token ids with 0 at both ends. */
  readonly tokens: readonly number[];
}

/** What a run gave. */
export interface SpokenSound {
  /** Mono, 24 kHz. */
  readonly samples: Float32Array;
  /** Samples by the model's durations, if it gives them. */
  readonly expected: number | undefined;
}

/** Speaks one entry. */
export type Speak = (entry: CorpusEntry, style: Float32Array) => Promise<SpokenSound>;

/** Sentences as the product plans them, one entry for each unit. */
export async function sentences(): Promise<CorpusEntry[]> {
  const service = new TextService();
  const entries: CorpusEntry[] = [];
  for (const text of [...SENTENCES, ...HARD_TEXTS]) {
    unwrap(await service.open({ documentId: text, text, language: 'en-us' }));
    unwrap(await service.begin({ requestId: text, documentId: text }));
    const { units } = unwrap(await service.next(text, 100));
    for (const unit of units) entries.push({ text, tokens: unit.tokens });
  }
  return entries;
}

/** Single sounds, not words. */
export function barePhonemes(): CorpusEntry[] {
  return BARE_PHONEMES.map((text) => ({ text, tokens: tokenize(text).tokens }));
}

/** What the test models speak: symbols without meaning. */
export function testEntries(): CorpusEntry[] {
  return [2, 3, 12, 60].map((count) => ({ text: `${count} tokens`, tokens: tinyTokens(count) }));
}

/** A style for the test models, 256 floats. */
export function testStyle(seed = 11): Float32Array {
  return new Random(seed).uniform(256, 0.2);
}

const draftPath = (path: string) => new URL(`../public/models/draft/${path}`, import.meta.url);

/** The draft voice's file. */
export const DRAFT_FILE = fileURLToPath(draftPath('draft.onnx'));

/** A style of the draft voice, 256 floats. */
export function draftStyle(name: 'low' | 'mid' | 'high'): Float32Array {
  return new Float32Array(
    Uint8Array.from(readFileSync(draftPath(`voices/draft_${name}.bin`))).buffer,
  );
}

/** The draft voice with another random excitation: its noise is in two tables of int8, which are turned around. */
export function draftWithOtherNoise(): Uint8Array {
  const model = decodeModel(Uint8Array.from(readFileSync(DRAFT_FILE)));
  const initializers = model.graph.initializers.map((tensor) => {
    if (tensor.type !== DATA_TYPE.int8 || tensor.source.kind !== 'stored') return tensor;
    return {
      ...tensor,
      source: { ...tensor.source, stored: tensor.source.stored.slice().reverse() },
    };
  });
  return encodeModel({ ...model, graph: { ...model.graph, initializers } });
}

/** A model as a function, on onnxruntime-web's WASM. */
export async function speaker(
  model: Uint8Array,
  options: ort.InferenceSession.SessionOptions = {},
): Promise<Speak> {
  const session = await ort.InferenceSession.create(model, options);
  return async ({ tokens }, style) => {
    const ids = BigInt64Array.from(tokens, BigInt);
    const outputs = await session.run({
      input_ids: new ort.Tensor('int64', ids, [1, tokens.length]),
      style: new ort.Tensor('float32', style, [1, 256]),
      speed: new ort.Tensor('float32', Float32Array.of(1), [1]),
    });
    const durations = outputs.durations?.data as Iterable<bigint> | undefined;
    const frames = durations && Array.from(durations, Number).reduce((sum, n) => sum + n, 0);
    return {
      samples: outputs.waveform?.data as Float32Array,
      expected: frames === undefined ? undefined : 600 * frames,
    };
  };
}
