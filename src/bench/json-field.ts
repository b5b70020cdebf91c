/** A value inside a JSON document that knows where it stands, so that an error can say it. */
export class Field {
  constructor(
    readonly value: unknown,
    private readonly path: string,
  ) {}

  /** Whether there is a value at all. */
  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** A property of an object; one that is missing is undefined. @throws Error if this is no object */
  at(name: string): Field {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      throw this.problem('is no object');
    return new Field((this.value as Record<string, unknown>)[name], `${this.path}: ${name}`);
  }

  /** @throws Error if this is no finite number, 0 or above */
  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value) || this.value < 0)
      throw this.problem('is no number from 0');
    return this.value;
  }

  /** @throws Error if this is no text */
  text(): string {
    if (typeof this.value !== 'string') throw this.problem('is no text');
    return this.value;
  }

  /** @throws Error if this is neither true nor false */
  boolean(): boolean {
    if (typeof this.value !== 'boolean') throw this.problem('is neither true nor false');
    return this.value;
  }

  /** An ISO date. @throws Error if this is none */
  date(): string {
    const text = this.text();
    if (Number.isNaN(Date.parse(text))) throw this.problem('is no date');
    return text;
  }

  /** One of some texts. @throws Error if it is none of them */
  oneOf<T extends string>(allowed: readonly T[]): T {
    const found = allowed.find((one) => one === this.value);
    if (found === undefined) throw this.problem(`is none of ${allowed.join(', ')}`);
    return found;
  }

  /** Reads each item. @throws Error if this is no list, or if an item is wrong */
  list<T>(read: (item: Field) => T): T[] {
    if (!Array.isArray(this.value)) throw this.problem('is no list');
    return this.value.map((item, place) => read(new Field(item, `${this.path} ${place + 1}`)));
  }

  /** Properties that may be missing; null counts as missing. @throws Error if one is there and no number */
  numbers<K extends string>(names: readonly K[]): Partial<Record<K, number>> {
    const there = names
      .map((name) => [name, this.at(name)] as const)
      .filter(([, it]) => it.isThere);
    return Object.fromEntries(there.map(([name, it]) => [name, it.number()])) as Partial<
      Record<K, number>
    >;
  }

  /** What to throw: says where and what. */
  problem(words: string): Error {
    return new Error(
      `This report cannot be read: “${this.path}” ${words}. Export it again, or choose another file.`,
    );
  }
}
