import * as ort from 'onnxruntime-web';
import { Random } from '../fixtures/kokoro-graph/random';

/** What a tiny model said. */
export interface TinySpeech {
  /** Mono, 24 kHz. */
  readonly samples: Float32Array;
  /** Frames per token, empty if the model has no such output. */
  readonly durations: readonly number[];
}

/** Token ids for a model of Kokoro's contract: random symbols between two zeros. */
export function tinyTokens(count: number, seed = 3): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) =>
    i === 0 || i === count - 1 ? 0 : 1 + Math.floor(random.next() * 177),
  );
}

/** Lets a model of Kokoro's contract speak on onnxruntime-web's WASM, in a session of its own. */
export async function speakTiny(
  model: Uint8Array,
  options: ort.InferenceSession.SessionOptions = {},
  tokens = tinyTokens(12),
): Promise<TinySpeech> {
  const [speech] = await speakEach(model, [tokens], options);
  if (!speech) throw new Error('it said nothing');
  return speech;
}

/** What a model says to each of several texts, one after another in one session. */
export async function speakEach(
  model: Uint8Array,
  texts: Iterable<readonly number[]>,
  options: ort.InferenceSession.SessionOptions = {},
): Promise<TinySpeech[]> {
  const session = await ort.InferenceSession.create(model, options);
  try {
    const spoken: TinySpeech[] = [];
    for (const tokens of texts) spoken.push(await speak(session, tokens));
    return spoken;
  } finally {
    await session.release();
  }
}

async function speak(
  session: ort.InferenceSession,
  tokens: readonly number[],
): Promise<TinySpeech> {
  const style = new Random(11).uniform(256, 0.2);
  const outputs = await session.run({
    input_ids: new ort.Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
    style: new ort.Tensor('float32', style, [1, 256]),
    speed: new ort.Tensor('float32', Float32Array.of(1), [1]),
  });
  const durations = (outputs.durations?.data ?? []) as Iterable<bigint>;
  return {
    samples: outputs.waveform?.data as Float32Array,
    durations: Array.from(durations, Number),
  };
}
