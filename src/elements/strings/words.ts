import type { SpeechFailure } from '../../contracts/failures';
import { type Filling, fill } from '../../shared/fill';
import { ENGLISH } from './english';
import type { SpeakStrings } from './speak-strings';

type Sentences = Readonly<Record<string, string | undefined>>;

/** Strings with what `Intl` knows of the language: ready for the view. */
export class Words {
  readonly #numbers = new Map<string, Intl.NumberFormat>();

  /** @param lang BCP 47, as the page says it: `de-CH` counts in the Swiss way */
  constructor(
    readonly lang: string,
    readonly strings: SpeakStrings,
  ) {}

  /** `1.25×` */
  speed(rate: number): string {
    return `${this.#number(rate, { maximumFractionDigits: 2 })}×`;
  }

  /** `80 %`, from 0..1. */
  percent(fraction: number): string {
    return this.#number(fraction, { style: 'percent' });
  }

  /** `15 minutes` */
  minutes(minutes: number): string {
    return this.#number(minutes, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  }

  /** `92.9 MB`, or `41.2 of 92.9 MB`. @param total bytes; 0 if nobody knows */
  bytes(received: number, total: number): string {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    const unit = { ...digits, style: 'unit', unit: 'megabyte' } as const;
    if (total <= 0) return this.#number(received / 1e6, unit);
    return fill(this.strings.partOf, {
      part: this.#number(received / 1e6, digits),
      whole: this.#number(total / 1e6, unit),
    });
  }

  /** `3 of 9 s`, of seconds that there are and that there have to be. */
  seconds(part: number, whole: number): string {
    const number = this.#number(Math.ceil(whole));
    return fill(this.strings.partOf, {
      part: this.#number(Math.floor(part)),
      whole: fill(this.strings.seconds, { number }),
    });
  }

  /** `American English` for `en-US`. */
  languageName(tag: string): string {
    return new Intl.DisplayNames([this.lang, 'en'], { type: 'language' }).of(tag) ?? tag;
  }

  /** What happened, in this language; where the table is English or has nothing, as the failure says it. */
  failure({ code, reason, message, details, sources }: SpeechFailure): string {
    const sentence = (this.strings.failures[code] as Sentences)[reason];
    const english = (ENGLISH.failures[code] as Sentences)[reason];
    // An engine of a site's own may have reasons, and sentences, of its own.
    if (sentence === undefined || sentence === english) return message;
    if (!sources) return fill(sentence, this.#spelled(details));
    const told = sources.map(({ host, reason: fault, details: facts }) => {
      const words = (this.strings.sources as Sentences)[fault] ?? fault;
      return `${host}: ${fill(words, this.#spelled(facts))}`;
    });
    return fill(sentence, { ...this.#spelled(details), sources: told.join('; ') });
  }

  #spelled(details: Filling): Filling {
    const entries = Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'number' ? this.#number(value) : value,
    ]);
    return Object.fromEntries(entries);
  }

  /** A formatter takes long to make, and times are told several times a second. */
  #number(value: number, options: Intl.NumberFormatOptions = {}): string {
    const key = JSON.stringify(options);
    let format = this.#numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat([this.lang, 'en'], options);
      this.#numbers.set(key, format);
    }
    return format.format(value);
  }
}

/** English as it comes. */
export const ENGLISH_WORDS = new Words('en', ENGLISH);
