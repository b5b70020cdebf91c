const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    determiner:
      "a an the this that these those my your his her its our their some any no every each another either neither all both one's",
    to: 'to',
    modal:
      "can could will would shall should may might must cannot can't couldn't won't wouldn't shouldn't mustn't don't doesn't didn't do does did let let's i'll you'll he'll she'll we'll they'll i'd you'd he'd she'd we'd they'd please",
    pronoun: 'i you we they who',
    singular: 'he she it',
    object: 'me him us them myself yourself himself herself itself ourselves themselves',
    be: "is are was were be been being am isn't aren't wasn't weren't i'm you're he's she's it's we're they're",
    have: "have has had having haven't hasn't hadn't i've you've we've they've",
    preposition:
      'of in on at by for with from into about over under between through during after before against without within upon among toward towards across along around behind near per',
    conjunction: 'and or but nor because if when while although though since unless until than as',
    adverb:
      'not never always often also just very too so quite rather more most still even only soon usually',
    question: 'what which where why how whose whom',
    stop: '. ! ? ; : , — … ( )',
  }).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
);
const ENDINGS = /(?:ly|ing|ed|tion|ment|ness|ity|ous|ful|al|ive|ic|able|er|s)$/;
/** How far words count that are merely near. */
const NEAR = 6;

/** A sentence as the classifier sees it. */
export interface WordsAround {
  /** Words in lower case and marks, in order. */
  readonly tokens: readonly string[];
  /** Which of them is meant. */
  readonly at: number;
  /** Whether it has a capital that the beginning of a sentence does not explain. */
  readonly isName: boolean;
}

/** What is known about a word by its neighbours, as names. */
export function featuresOf({ tokens, at, isName }: WordsAround): string[] {
  const word = (offset: number) => tokens[at + offset] ?? '#';
  const kind = (offset: number) => classOf(word(offset));
  const features = [
    'always',
    `-1=${word(-1)}`,
    `+1=${word(1)}`,
    `-2=${word(-2)}`,
    `+2=${word(2)}`,
    `-1:${kind(-1)}`,
    `+1:${kind(1)}`,
    `-2:${kind(-2)}`,
    `-2:${kind(-2)} -1:${kind(-1)}`,
    `-1:${kind(-1)} +1:${kind(1)}`,
    `+1:${kind(1)} +2:${kind(2)}`,
  ];
  if (isName) features.push('name');
  for (let i = Math.max(0, at - NEAR); i < Math.min(tokens.length, at + NEAR + 1); i++) {
    const near = tokens[i] ?? '';
    if (i !== at && near.length > 2 && !CLASSES.has(near)) features.push(`~${stemOf(near)}`);
  }
  return features;
}

/** The class of a function word; else its ending, which hints at its part of speech. */
function classOf(word: string): string {
  const known = CLASSES.get(word);
  if (known) return known;
  if (word === '#') return 'edge';
  return ENDINGS.exec(word)?.[0] ?? (/^\d/.test(word) ? 'number' : 'other');
}

/** Singular and plural, boat and boats, count as one. */
function stemOf(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
