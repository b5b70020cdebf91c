import { SAMPLE_RATE } from '../contracts/audio';
import type { FailureReason } from '../contracts/failures';
import type { MetricSink } from '../contracts/metrics';
import type { Provider } from '../contracts/provider';
import { speechError } from '../shared/speech-error';
import { periodicity } from './periodicity';
import { measureSound, type SoundMeasures } from './sound-measures';
import { FRAME_SAMPLES } from './token-times';

/**
 * How far the length may be from what the durations say, in samples: one frame of the model (25 ms). Published exports
 * keep it to the sample, but one whose inverse transform leaves out a few samples at the end would be right, too.
 */
export const LENGTH_TOLERANCE = FRAME_SAMPLES;

/** RMS of the whole sound, in dBFS, below which speech counts as missing. Measured values: docs/output-guard.md. */
export const SILENT_BELOW_DBFS = -70;

/** RMS of the whole sound, in dBFS, from which it counts as far too loud. Measured values: docs/output-guard.md. */
export const TOO_LOUD_FROM_DBFS = -6;

/** Share of samples at or over full scale from which a sound is too loud. Measured values: docs/output-guard.md. */
export const TOO_LOUD_FROM_CLIPPED_SHARE = 0.05;

/**
 * Longest stretch, in seconds, that may have the balance of white noise. f and th come near it, but no speaker holds one
 * for so long. Measured values: docs/output-guard.md.
 */
export const NOISE_FROM_SECONDS = 0.6;

/**
 * Autocorrelation from which such a stretch is a tone after all: a buzz, as bright as noise, is what networks with
 * random weights say. Measured values: docs/output-guard.md.
 */
export const TONE_FROM_PERIODICITY = 0.2;

/** How much of a stretch is looked at for its period, in seconds. */
const PERIOD_SECONDS = 0.2;

/** Ids up to this are padding, punctuation and space (Kokoro's `config.json`); what sounds is above. */
const LAST_PAUSE_ID = 16;

/** What is known about a sound before it is looked at. */
export interface ExpectedSound {
  /** Samples by the model's durations, where it gives them. */
  readonly samples?: number | undefined;
  /** False if only pauses were to be spoken: then silence is right. True if it is left out. */
  readonly spoken?: boolean;
}

/** What the guard thinks of a sound. */
export interface SoundVerdict {
  /** Why the sound must not be heard; undefined if nothing was found. */
  readonly fault: FailureReason<'provider-corrupt'> | undefined;
  readonly measures: SoundMeasures;
}

/**
 * What a run should give.
 * @param tokens ids, as they go into the model
 * @param durations frames for each token, if the model gives them
 */
export function expectedSound(
  tokens: readonly number[],
  durations: readonly number[] | undefined,
): ExpectedSound {
  return {
    samples: durations?.reduce((sum, frames) => sum + frames * FRAME_SAMPLES, 0),
    spoken: tokens.some((id) => id > LAST_PAUSE_ID),
  };
}

/**
 * Looks at a sound before anyone hears it: a provider may compute wrong numbers without any error. Pure, one pass over
 * the samples. What it finds and what it cannot find, with measured rates: docs/output-guard.md.
 * @param samples mono, 24 kHz; left as they are
 */
export function inspectSound(samples: Float32Array, expected: ExpectedSound): SoundVerdict {
  const measures = measureSound(samples, SAMPLE_RATE);
  return { fault: faultOf(samples, measures, expected), measures };
}

/**
 * Keeps a sound that must not be heard away from everyone: counts it and throws.
 * @throws SpeechError `provider-corrupt`
 */
export function requireSound(
  samples: Float32Array,
  expected: ExpectedSound,
  provider: Provider,
  metrics: MetricSink,
): void {
  const { fault } = inspectSound(samples, expected);
  if (!fault) return;
  metrics({ name: 'guard-rejections', value: 1, unit: 'count', tags: { reason: fault } });
  const details = { provider, samples: samples.length };
  throw speechError(
    'provider-corrupt',
    fault,
    expected.samples === undefined ? details : { ...details, expected: expected.samples },
  );
}

/** The first fault in the order of certainty. */
function faultOf(
  samples: Float32Array,
  measures: SoundMeasures,
  expected: ExpectedSound,
): SoundVerdict['fault'] {
  const { finite, rmsDb, clippedShare } = measures;
  if (!finite) return 'not-finite';
  // Written so that durations that are no number count as a fault as well.
  const length = expected.samples ?? samples.length;
  if (!(Math.abs(samples.length - length) <= LENGTH_TOLERANCE)) return 'wrong-length';
  if (samples.length === 0) return 'silent';
  if (expected.spoken !== false && rmsDb < SILENT_BELOW_DBFS) return 'silent';
  if (rmsDb >= TOO_LOUD_FROM_DBFS || clippedShare >= TOO_LOUD_FROM_CLIPPED_SHARE) return 'too-loud';
  return isNoise(samples, measures) ? 'noise' : undefined;
}

/** Only a stretch with the balance of noise is looked at for a period, because that costs more than all the rest. */
function isNoise(samples: Float32Array, { noiseSeconds, noiseEnd }: SoundMeasures): boolean {
  if (noiseSeconds < NOISE_FROM_SECONDS) return false;
  const half = (PERIOD_SECONDS / 2) * SAMPLE_RATE;
  const middle = noiseEnd - (noiseSeconds / 2) * SAMPLE_RATE;
  const part = samples.subarray(Math.round(middle - half), Math.round(middle + half));
  return periodicity(part, SAMPLE_RATE) < TONE_FROM_PERIODICITY;
}
