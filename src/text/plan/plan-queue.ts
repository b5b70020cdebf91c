import type { DroppedSymbol, PlanBatch, SpeechUnit } from '../../contracts/text';
import type { PlannedSentence } from './plan-document';

/** Hands out planned units in batches, and knows with the last one that it is the last. */
export class PlanQueue {
  #units: SpeechUnit[] = [];
  #dropped: DroppedSymbol[] = [];
  #exhausted = false;
  #waits = false;

  constructor(private readonly sentences: Iterator<PlannedSentence>) {}

  /**
   * Up to `maxUnits` further units; plans one sentence further, to know whether there is another unit. Fewer, or none, where more has
   * to be written first.
   */
  take(maxUnits: number): PlanBatch {
    this.#waits = false;
    while (!this.#waits && !this.#exhausted && this.#units.length <= maxUnits) this.#plan();
    const units = this.#units.slice(0, maxUnits);
    this.#units = this.#units.slice(maxUnits);
    const dropped = this.#dropped;
    this.#dropped = [];
    return { units, dropped, done: this.#exhausted && this.#units.length === 0 };
  }

  #plan(): void {
    const step = this.sentences.next();
    if (step.done) {
      this.#exhausted = true;
      return;
    }
    this.#waits = step.value.waits ?? false;
    for (const unit of step.value.units) this.#units.push(unit);
    for (const symbol of step.value.dropped) this.#dropped.push(symbol);
  }
}
