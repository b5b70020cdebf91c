import { shapeChunk } from '../audio/shape-chunk';
import type { MadeUnit } from './synthesized-unit';
import type { SpokenUnit } from './utterance';

/** Makes a unit ready to be heard. What the model made is left as it is. */
export function shapeUnit({ unit, chunk, voice, isProvisional = false }: SpokenUnit): MadeUnit {
  const { sampleRate, provider, wordTimesEstimated } = chunk;
  const { samples, lead } = shapeChunk(chunk.samples, sampleRate, unit.pauseAfter);
  const wordTimes = chunk.wordTimes.map(({ start, end }) => ({
    start: Math.max(0, start - lead),
    end: Math.max(0, end - lead),
  }));
  const tokenTimes = chunk.tokenTimes.map((time) => Math.max(0, time - lead));
  const times = { wordTimes, tokenTimes, wordTimesEstimated };
  return { unit, samples, sampleRate, ...times, voice, provider, isProvisional };
}
