import type { LeadUnits } from '../../contracts/text';

/**
 * Most phonemes in one unit. The model takes 510, but its prosody flattens and the wait for the sound grows long
 * before that; a sentence above this is cut where a reader would breathe.
 */
export const UNIT_PHONEMES = 300;

/** What is left of a sentence may exceed a lead unit's limit by so much before it is cut once more. */
const TOLERANCE = 1.25;

/** How long the next unit of a text may be, one unit after the other. */
export class UnitLimits {
  #most: number;

  constructor(private readonly lead?: LeadUnits) {
    this.#most = Math.min(UNIT_PHONEMES, lead?.phonemes ?? UNIT_PHONEMES);
  }

  /** Most phonemes of the next unit. */
  get most(): number {
    return this.#most;
  }

  /** Most phonemes of the next unit if a sentence ends with it. */
  get mostAtEnd(): number {
    return Math.min(UNIT_PHONEMES, this.#most * TOLERANCE);
  }

  /** Whether the next unit is kept short for the sake of a quick beginning. */
  get isLead(): boolean {
    return this.#most < UNIT_PHONEMES;
  }

  /** A unit was made. */
  advance(): void {
    this.#most = Math.min(UNIT_PHONEMES, this.#most * Math.max(1, this.lead?.growth ?? 1));
  }
}
