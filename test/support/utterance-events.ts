/** Every event that an utterance may have. */
export const UTTERANCE_EVENTS = [
  'start',
  'end',
  'error',
  'pause',
  'resume',
  'mark',
  'boundary',
] as const;

/** Writes down what becomes of utterances, in the order in which it is told. */
export class EventRecord {
  readonly events: SpeechSynthesisEvent[] = [];
  #waiting: { readonly isDue: () => boolean; readonly resolve: () => void }[] = [];

  constructor(...utterances: SpeechSynthesisUtterance[]) {
    for (const utterance of utterances)
      for (const type of UTTERANCE_EVENTS)
        utterance.addEventListener(type, (event) => {
          this.events.push(event as SpeechSynthesisEvent);
          const due = this.#waiting.filter(({ isDue }) => isDue());
          this.#waiting = this.#waiting.filter((waiter) => !due.includes(waiter));
          for (const { resolve } of due) resolve();
        });
  }

  /** The types of the events, boundaries left out; an error with its code. */
  get types(): string[] {
    return this.events
      .filter(({ type }) => type !== 'boundary')
      .map((event) => ('error' in event ? `error ${event.error}` : event.type));
  }

  /** What stands at the boundaries, with their names. */
  get boundaries(): string[] {
    return this.events
      .filter(({ type }) => type === 'boundary')
      .map(({ name, charIndex, charLength, utterance }) => {
        const words = utterance.text.slice(charIndex, charIndex + charLength);
        return `${name} ${words}`;
      });
  }

  /** Resolves when there were so many events of a type. */
  until(type: (typeof UTTERANCE_EVENTS)[number], count = 1): Promise<void> {
    const isDue = () => this.events.filter((event) => event.type === type).length >= count;
    if (isDue()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ isDue, resolve }));
  }

  /** Resolves when so many utterances are over. */
  async untilOver(count = 1): Promise<void> {
    const isDue = () =>
      this.events.filter(({ type }) => type === 'end' || type === 'error').length >= count;
    if (isDue()) return;
    await new Promise<void>((resolve) => this.#waiting.push({ isDue, resolve }));
  }
}
