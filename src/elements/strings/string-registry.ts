import { ENGLISH } from './english';
import type { SpeakStrings, StringOverrides } from './speak-strings';
import { Words } from './words';

/** Languages that come with the library, each a file of its own that only its readers load. */
const SHIPPED: Readonly<Record<string, () => Promise<SpeakStrings>>> = {
  de: async () => (await import('./german')).GERMAN,
  es: async () => (await import('./spanish')).SPANISH,
  fr: async () => (await import('./french')).FRENCH,
  ja: async () => (await import('./japanese')).JAPANESE,
};

const loaded = new Map<string, SpeakStrings>([['en', ENGLISH]]);
const asked = new Set<string>();
const overrides = new Map<string, StringOverrides>();
const words = new Map<string, Words>();
const listeners = new Set<() => void>();

/**
 * Gives the players of this page words of the site's own: a few that are to be different, or a whole language that does not come
 * with the library. What is left out is taken from that language where it comes with the library, else from English.
 * @param lang BCP 47: `pt-BR`, or `pt` for all of them
 * @throws RangeError if that is no language
 */
export function registerStrings(lang: string, strings: StringOverrides): void {
  const key = canonical(lang);
  if (key === undefined) throw new RangeError(`“${lang}” is no language tag.`);
  overrides.set(key, merge(overrides.get(key) ?? {}, strings));
  tell();
}

/**
 * The words for the first of these languages that there are words in. Where they are not loaded yet, they are from now on, and English
 * stands in.
 * @param wishes BCP 47, best first; what is none is passed over
 */
export function wordsFor(wishes: readonly string[]): Words {
  for (const wish of wishes) {
    const lang = canonical(wish);
    if (lang === undefined) continue;
    const tags = fromNarrowToWide(lang).filter((tag) => isKnown(tag));
    if (tags.length > 0) return build(lang, tags);
  }
  return build('en', ['en']);
}

/** Calls back when words were loaded or registered. @returns ends that */
export function onStringsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function build(lang: string, tags: readonly string[]): Words {
  const known = words.get(lang);
  if (known) return known;
  const base = tags.find((tag) => tag in SHIPPED || loaded.has(tag)) ?? 'en';
  const strings = loaded.get(base);
  if (!strings) {
    load(base);
    return build('en', ['en']);
  }
  const own = tags.toReversed().map((tag) => overrides.get(tag) ?? {});
  const built = new Words(lang, own.reduce<SpeakStrings>(merge, strings));
  words.set(lang, built);
  return built;
}

/** Once: a file that could not be had is not asked for at every redraw. */
function load(tag: string): void {
  if (asked.has(tag)) return;
  asked.add(tag);
  SHIPPED[tag]?.().then(
    (strings) => {
      loaded.set(tag, strings);
      tell();
    },
    () => {},
  );
}

function tell(): void {
  words.clear();
  for (const listener of listeners) listener();
}

function isKnown(tag: string): boolean {
  return tag in SHIPPED || loaded.has(tag) || overrides.has(tag);
}

/** `zh-Hant-TW`, `zh-Hant`, `zh`. */
function fromNarrowToWide(lang: string): string[] {
  const parts = lang.split('-');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
}

function canonical(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
}

/** What the second has goes before what the first has, in tables within too. */
function merge<Table extends object>(first: Table, second: object): Table {
  const merged = Object.fromEntries(Object.entries(first)) as Record<string, unknown>;
  for (const [name, value] of Object.entries(second)) {
    const before = merged[name];
    merged[name] = isTable(before) && isTable(value) ? merge(before, value) : value;
  }
  return merged as Table;
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
