import type { LeadUnits } from '../../contracts/text';
import { MODEL_PHONEME_LIMIT } from '../vocabulary/symbol-ids';

/**
 * Most phonemes in one unit. The model takes 510, but its prosody flattens and the wait for the sound grows long
 * before that; a sentence above this is cut where a reader would breathe.
 */
export const UNIT_PHONEMES = 300;

/** Bounds of what may be asked for instead; the model takes 510. */
export const LEAST_UNIT_PHONEMES = 50;
export const MOST_UNIT_PHONEMES = 500;

/** What is left of a sentence may exceed a lead unit's limit by so much before it is cut once more. */
const TOLERANCE = 1.25;

/** How long the next unit of a text may be, one unit after the other. */
export class UnitLimits {
  #most: number;

  /** @param unit most phonemes of any unit, at most {@link MOST_UNIT_PHONEMES} */
  constructor(
    private readonly lead?: LeadUnits,
    readonly unit: number = UNIT_PHONEMES,
  ) {
    this.#most = Math.min(unit, lead?.phonemes ?? unit);
  }

  /** Most phonemes of the next unit. */
  get most(): number {
    return this.#most;
  }

  /** Most phonemes of the next unit if a sentence ends with it. */
  get mostAtEnd(): number {
    return Math.min(this.unit, this.#most * TOLERANCE);
  }

  /** Most phonemes of a unit that a fragment was joined to. */
  get mostJoined(): number {
    return Math.min(MODEL_PHONEME_LIMIT, this.unit * TOLERANCE);
  }

  /** Whether the next unit is kept short for the sake of a quick beginning. */
  get isLead(): boolean {
    return this.#most < this.unit;
  }

  /** A unit was made. */
  advance(): void {
    this.#most = Math.min(this.unit, this.#most * Math.max(1, this.lead?.growth ?? 1));
  }
}
