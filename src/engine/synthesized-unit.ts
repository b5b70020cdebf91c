import { shapeChunk } from '../audio/shape-chunk';
import type { WordTime } from '../contracts/audio';
import type { Provider } from '../contracts/provider';
import type { SpeechUnit } from '../contracts/text';
import type { SpokenUnit } from './utterance';

/** A unit's sound as it is heard: without the silence at its ends, with faded edges and the planned pause. */
export interface SynthesizedUnit {
  readonly unit: SpeechUnit;
  /** Mono, −1..1; a buffer of its own. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Hz. */
  readonly sampleRate: number;
  /** One for each word, in seconds from the start of {@link samples}. */
  readonly wordTimes: readonly WordTime[];
  readonly wordTimesEstimated: boolean;
  /** The voice that really spoke. */
  readonly voice: string;
  readonly provider: Provider;
}

/** Makes a unit ready to be heard. What the model made is left as it is. */
export function shapeUnit({ unit, chunk, voice }: SpokenUnit): SynthesizedUnit {
  const { sampleRate, provider, wordTimesEstimated } = chunk;
  const { samples, lead } = shapeChunk(chunk.samples, sampleRate, unit.pauseAfter);
  const wordTimes = chunk.wordTimes.map(({ start, end }) => ({
    start: Math.max(0, start - lead),
    end: Math.max(0, end - lead),
  }));
  return { unit, samples, sampleRate, wordTimes, wordTimesEstimated, voice, provider };
}
