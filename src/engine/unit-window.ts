import type { MadeUnit } from './synthesized-unit';

/** A unit's sound and its place in the time of the text. */
export interface PlacedUnit extends MadeUnit {
  /** Seconds from the text's beginning at which it begins. */
  readonly from: number;
  /** Seconds at which the next one begins. */
  readonly to: number;
}

/** The units that are kept: neighbours without a gap, some of them heard already, so that a short way back needs no computing. */
export class UnitWindow {
  #units: PlacedUnit[] = [];

  get units(): readonly PlacedUnit[] {
    return this.#units;
  }

  /** Appends a unit. */
  add(unit: PlacedUnit): void {
    this.#units.push(unit);
  }

  /** Index of the unit that sounds at a moment; −1 if it is none of these. */
  at(seconds: number): number {
    return this.#units.findIndex(({ from, to }) => from <= seconds && seconds < to);
  }

  /** Moment at which what stands at an offset begins to sound; undefined if that is not in these units. */
  momentOf(offset: number): number | undefined {
    const [first] = this.#units;
    if (!first || offset < first.unit.source.start) return undefined;
    const unit = this.#units.find(({ unit: { source } }) => offset < source.end);
    return unit && unit.from + wordStart(unit, offset);
  }

  /** Forgets units that were over before a moment. */
  forgetBefore(seconds: number): void {
    const kept = this.#units.findIndex(({ to }) => to > seconds);
    if (kept > 0) this.#units.splice(0, kept);
  }

  clear(): void {
    this.#units = [];
  }
}

/** Seconds into a unit at which the word at an offset, or the next one, begins. */
export function wordStart({ unit, wordTimes }: MadeUnit, offset: number): number {
  const index = unit.words.findIndex(({ end }) => end > offset);
  // The first word begins with the unit: what the model puts before it belongs to it.
  return index > 0 ? (wordTimes[index]?.start ?? 0) : 0;
}
