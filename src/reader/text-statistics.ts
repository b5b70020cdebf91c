const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const numbers = new Intl.NumberFormat('en');

/** Words and characters (as a person counts them) of a text, in words: `1,204 words · 6,831 characters`. */
export function textStatistics(text: string): string {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return `${count(words, 'word')} · ${count([...text].length, 'character')}`;
}

function count(value: number, noun: string): string {
  return `${numbers.format(value)} ${noun}${value === 1 ? '' : 's'}`;
}
