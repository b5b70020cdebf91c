import { Random } from '../test/fixtures/kokoro-graph/random';

/** From the Gettysburg Address and the first page of Moby-Dick. */
const WORDS = (
  'four score and seven years ago our fathers brought forth upon this continent a new nation conceived in liberty ' +
  'call me some years never mind how long precisely having little or no money in my purse and nothing particular to ' +
  'interest me on shore I thought would sail about see the watery part of world whenever it is damp drizzly November ' +
  'soul find myself involuntarily pausing before coffin warehouses bringing up rear every funeral I meet especially'
).split(' ');

/** Words in the utterances of a block: every block has the same, so that thirds of a run can be compared. */
export const LENGTHS = [1, 2, 3, 5, 8, 12, 17, 24, 32, 40] as const;

/** Words after which a sentence may end. */
const SENTENCE = 9;

/** A text to be spoken. */
export interface SoakText {
  readonly words: number;
  readonly text: string;
}

/**
 * A text that makes a unit as long as units get: no stop in far more words than fit into one. What it takes of the runtime's memory,
 * no later text exceeds.
 */
export const LONGEST: SoakText = Object.freeze({
  words: 2 * WORDS.length,
  text: `${[...WORDS, ...WORDS].join(' ')}.`,
});

/** Endless blocks, the same every time: {@link LENGTHS} in another order in each, with other words. */
export function* soakBlocks(seed = 1): Generator<readonly SoakText[], never> {
  const random = new Random(seed);
  for (;;) {
    const order = LENGTHS.map((words) => ({ words, at: random.next() }));
    yield order
      .sort((a, b) => a.at - b.at)
      .map(({ words }) => ({ words, text: sentence(words, random) }));
  }
}

function sentence(count: number, random: Random): string {
  const words = Array.from(
    { length: count },
    () => WORDS[Math.floor(random.next() * WORDS.length)] ?? '',
  );
  const marked = words.map((word, i) => {
    const ends = i === count - 1 || (i % SENTENCE === SENTENCE - 1 && random.next() < 0.5);
    return ends ? `${word}.` : word;
  });
  return marked.join(' ');
}
