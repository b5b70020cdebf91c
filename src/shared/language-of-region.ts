import type { Language } from '../contracts/text';

/** Regions that speak American English; every other one of English is read as British. */
const AMERICAN_REGIONS = new Set(['us', 'ca', 'ph', 'pr', 'um', 'lr']);

/**
 * The language in which a region's English is read: `en-AU` → `en-gb`.
 * @param tag BCP 47
 * @returns undefined for English of no region, and for languages that cannot be read
 */
export function languageOfRegion(tag: string): Language | undefined {
  const [language, ...rest] = tag.toLowerCase().split(/[-_]/);
  const region = rest.find((part) => /^[a-z]{2}$/.test(part));
  if (language !== 'en' || region === undefined) return undefined;
  return AMERICAN_REGIONS.has(region) ? 'en-us' : 'en-gb';
}
