import type { StoredChoice } from './stored-choice';

/** What the offer needs of the page. */
export interface MeasureOfferParts {
  /** Where it is shown. */
  readonly place: HTMLElement;
  /** Remembers that the reader was asked. */
  readonly asked: StoredChoice;
  /** Whether there is anything to choose from on this device. */
  isWorthwhile(): boolean | Promise<boolean>;
  /** Measures, and gives what was found in a sentence. */
  measure(signal: AbortSignal): Promise<string>;
}

/**
 * Offers, once and for good, to measure which set-up is the fastest. It asks nothing while somebody listens, and a measurement ends as
 * soon as somebody wants to.
 */
export class MeasureOffer {
  #running: AbortController | undefined;

  constructor(private readonly parts: MeasureOfferParts) {}

  /** Somebody has listened to the end: asks, unless that was done before. */
  async offer(): Promise<void> {
    const { asked, place } = this.parts;
    if (asked.read() !== undefined || !place.hidden) return;
    if (!(await this.parts.isWorthwhile())) return;
    place.replaceChildren(
      words('Measure which set-up is fastest here (about 10 s)?'),
      button('Measure', () => void this.#measure()),
      button('Not now', () => this.#close()),
    );
    place.hidden = false;
  }

  /** Somebody wants to listen: whatever is measured ends at once, and a question that nobody answered can wait. */
  yield(): void {
    if (this.#running) this.#running.abort();
    else this.parts.place.hidden = true;
  }

  async #measure(): Promise<void> {
    const { place, measure } = this.parts;
    this.#remember();
    this.#running = new AbortController();
    const { signal } = this.#running;
    place.replaceChildren(
      words('Measuring … Play stops it.'),
      button('Stop', () => this.#running?.abort()),
    );
    let result: string;
    try {
      result = await measure(signal);
    } catch {
      result = 'It could not be measured now. Nothing was changed.';
    }
    this.#running = undefined;
    const more = document.createElement('a');
    more.href = '#/bench';
    more.textContent = 'More';
    place.replaceChildren(
      words(result),
      more,
      button('Close', () => this.#close()),
    );
  }

  #close(): void {
    this.#remember();
    this.parts.place.hidden = true;
    this.parts.place.replaceChildren();
  }

  #remember(): void {
    this.parts.asked.write('yes');
  }
}

function words(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

function button(text: string, action: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', action);
  return element;
}
