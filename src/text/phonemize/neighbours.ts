import type { WordsAround } from '../lexicon/homograph-features';
import type { SentenceItem } from '../normalize/sentence-item';

/** Every spoken part of a sentence, in order, with what stands around it: words between spaces and hyphens. */
export function neighbours(items: readonly SentenceItem[]): WordsAround[] {
  const tokens: string[] = [];
  const places: { at: number; isName: boolean }[] = [];
  let isFirst = true;
  for (const item of items) {
    if (item.kind === 'mark') {
      tokens.push(item.mark);
      continue;
    }
    for (const part of item.spoken.split(/[ -]/)) {
      if (part === '') continue;
      places.push({ at: tokens.length, isName: !isFirst && /^[A-Z][a-z]/.test(part) });
      tokens.push(part.toLowerCase());
      isFirst = false;
    }
  }
  return places.map((place) => ({ tokens, ...place }));
}
