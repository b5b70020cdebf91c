/** Words that sound the same: a listener cannot tell them apart, so neither counts as wrong. */
const HOMOPHONES = [
  'to two too',
  "there their they're",
  'for four',
  'hour our',
  'by buy bye',
  'write right',
  'see sea',
  'know no',
  'week weak',
  'new knew',
  'read red',
  'ate eight',
  'wood would',
  'son sun',
  'here hear',
  'past passed',
  'one won',
  "its it's",
  'meet meat',
  'board bored',
  'through threw',
  'be bee',
  'in inn',
  'whole hole',
  'mail male',
  'plane plain',
];

const REPRESENTATIVE = new Map(
  HOMOPHONES.flatMap((group) => {
    const words = group.split(' ');
    return words.map((word) => [word, words[0] ?? word] as const);
  }),
);

/** The words of a text as a recogniser writes them: lower case, no marks, homophones folded together. */
export function spokenWords(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\(\d+\)|<[^>]*>|\[[^\]]*\]|\+\+\w+\+\+/g, ' ')
    .replace(/[^a-z0-9' ]+/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => REPRESENTATIVE.get(word) ?? word);
}

/** Levenshtein distance in words: what has to be replaced, inserted or left out. */
export function wordErrors(reference: readonly string[], heard: readonly string[]): number {
  let row = heard.map((_, i) => i + 1);
  row.unshift(0);
  for (const [i, word] of reference.entries()) {
    const next = [i + 1];
    for (const [j, other] of heard.entries()) {
      const replaced = (row[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
