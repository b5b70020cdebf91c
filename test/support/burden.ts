import { serialise } from '../fixtures/kokoro-graph/serialise';
import { BURST_RATE } from '../fixtures/tone-bursts/tones';
import { buildWordToneModel } from '../fixtures/tone-bursts/word-tone-model';
import { speakEach, tinyTokens } from './tiny-speech';

/** Runs of which the quickest counts: the first ones are compiled meanwhile, and others may use the machine, too. */
const RUNS = 12;

/**
 * How many convolutions the model of tones needs beside it to take about so many seconds for a second of sound, on one thread of this
 * machine.
 */
export async function burdenFor(pace: number): Promise<number> {
  const tokens = tinyTokens(10);
  const began: number[] = [];
  function* texts() {
    for (let i = 0; i < RUNS; i++) {
      began.push(performance.now());
      yield tokens;
    }
    began.push(performance.now());
  }
  const [speech] = await speakEach(serialise(buildWordToneModel({ burden: 1 })), texts());
  const taken = began.slice(1).map((at, i) => at - (began[i] ?? 0));
  const sound = (speech?.samples.length ?? 0) / BURST_RATE;
  return Math.max(1, Math.round((1000 * pace * sound) / Math.min(...taken)));
}
