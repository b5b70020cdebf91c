import { loadPart } from '../shared/load-part';

type PageReading = typeof import('../page-text/page-reading');

let loaded: PageReading | undefined;

/** What reads a page's text and shows in it what is heard, if it is there. A player weighs a third less without it. */
export function pageReading(): PageReading | undefined {
  return loaded;
}

/** Loads it; rejects with `network` where it cannot be had. */
export async function loadPageReading(): Promise<PageReading> {
  loaded ??= await loadPart(() => import('../page-text/page-reading'));
  return loaded;
}
