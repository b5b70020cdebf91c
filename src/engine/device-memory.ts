/** Where the page's storage keeps what was learnt of this device. */
const KEY = 'kokoro-speak:device';

/** The part of `localStorage` that is used. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What is remembered by name: text, or what another version of the library may have put there, which stays as it is. */
type Notes = Readonly<Record<string, unknown>>;

/** The most that is kept; the oldest goes first. A page sees few adapters and models. */
const MOST_NOTES = 32;
/** The name of what was not learnt but chosen by a person, and so makes no room for what can be learnt anew. */
export const CHOICE_NOTE = 'choice';

/**
 * What was learnt of this device, kept for the next visit: small, and never needed. Where a page may keep nothing (private
 * modes), everything is learnt anew.
 */
export class DeviceMemory {
  /** @param storage the page's own by default; undefined keeps nothing */
  constructor(private readonly storage: TextStorage | undefined = pageStorage()) {}

  /** What was noted under a name. */
  read(name: string): string | undefined {
    const note = this.#notes()[name];
    return typeof note === 'string' ? note : undefined;
  }

  /** Notes something under a name, in place of what was there. */
  write(name: string, value: string): void {
    const { [name]: _, ...others } = this.#notes();
    const notes = Object.entries({ ...others, [name]: value });
    const surplus = notes.length - MOST_NOTES;
    this.#store(notes.filter(([other], index) => index >= surplus || other === CHOICE_NOTE));
  }

  /** Forgets what was noted under a name. */
  remove(name: string): void {
    const { [name]: removed, ...others } = this.#notes();
    if (removed !== undefined) this.#store(Object.entries(others));
  }

  #store(notes: readonly (readonly [string, unknown])[]): void {
    try {
      this.storage?.setItem(KEY, JSON.stringify(Object.fromEntries(notes)));
    } catch {
      // No room, or not allowed.
    }
  }

  #notes(): Notes {
    try {
      const notes: unknown = JSON.parse(this.storage?.getItem(KEY) ?? '{}');
      if (typeof notes !== 'object' || notes === null || Array.isArray(notes)) return {};
      return notes as Notes;
    } catch {
      return {};
    }
  }
}

/** Reading the property alone throws where a page may keep nothing. */
function pageStorage(): TextStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
