import { ALIKE_UP_TO_DB, logSpectralDistance } from '../shared/sound-distance';

/** One piece of a text as it was spoken. */
export interface SpokenPiece {
  /** What the model was given: pieces of the same tokens are the same words. */
  readonly tokens: readonly number[];
  /** Mono, 24 kHz, −1..1. */
  readonly samples: Float32Array;
}

/**
 * What a sound is, next to the reference's for the same words. Ordered from good to bad; `not-compared` says that there is no
 * reference for it.
 */
export const FIDELITY_VERDICTS = [
  'alike',
  'not-compared',
  'different',
  'wrong-length',
  'silent',
  'not-finite',
] as const;
/** One of {@link FIDELITY_VERDICTS}. */
export type FidelityVerdict = (typeof FIDELITY_VERDICTS)[number];

/** How near a text's sound is to the reference. */
export interface Fidelity {
  readonly verdict: FidelityVerdict;
  /** Log-spectral distance of the worst piece, in dB; undefined where there is none that can be told. */
  readonly distance?: number;
}

/** Samples that are all below this are silence: −66 dBFS. */
const SILENCE = 5e-4;

/** What a person reads for each verdict. */
export const VERDICT_WORDS: Readonly<Record<FidelityVerdict, string>> = Object.freeze({
  alike: 'same sound',
  'not-compared': 'not compared',
  different: 'sounds different',
  'wrong-length': 'wrong length',
  silent: 'silent',
  'not-finite': 'not numbers',
});

/** Whether a verdict speaks against using what made the sound. */
export function isFlagged(verdict: FidelityVerdict): boolean {
  return verdict !== 'alike' && verdict !== 'not-compared';
}

/** The worse of two. */
export function worseVerdict(a: FidelityVerdict, b: FidelityVerdict): FidelityVerdict {
  return FIDELITY_VERDICTS.indexOf(a) >= FIDELITY_VERDICTS.indexOf(b) ? a : b;
}

/**
 * Compares the sound of a text with the reference's, piece by piece of the same words. Takes 0.15 s for 10 s of sound.
 * @param reference undefined where there is none for this text
 */
export function fidelityOf(
  pieces: readonly SpokenPiece[],
  reference: readonly SpokenPiece[] | undefined,
): Fidelity {
  let verdict: FidelityVerdict = pieces.length === 0 ? 'silent' : 'alike';
  let distance: number | undefined;
  let compared = 0;
  for (const { tokens, samples } of pieces) {
    const key = tokens.join();
    const twin = reference?.find((piece) => piece.tokens.join() === key);
    const own = ownFault(samples);
    if (own) verdict = worseVerdict(verdict, own);
    if (own || !twin) continue;
    compared++;
    const apart = logSpectralDistance(samples, twin.samples);
    if (!Number.isFinite(apart)) verdict = worseVerdict(verdict, 'wrong-length');
    else {
      distance = Math.max(distance ?? 0, apart);
      if (apart > ALIKE_UP_TO_DB) verdict = worseVerdict(verdict, 'different');
    }
  }
  if (compared === 0) verdict = worseVerdict(verdict, 'not-compared');
  return { verdict, ...(distance === undefined ? {} : { distance }) };
}

/** What can be told without another sound. */
function ownFault(samples: Float32Array): 'silent' | 'not-finite' | undefined {
  let loudest = 0;
  for (const sample of samples) {
    if (!Number.isFinite(sample)) return 'not-finite';
    loudest = Math.max(loudest, Math.abs(sample));
  }
  return loudest < SILENCE ? 'silent' : undefined;
}
