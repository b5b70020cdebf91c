/**
 * Learns to tell homographs apart from the sentences in tools/homographs/sentences.txt, and writes
 * src/text/lexicon/data/homographs.bin. Takes seconds; seed and order are fixed.
 *
 * Usage: npm run train:homographs
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { featuresOf } from '../src/text/lexicon/homograph-features';
import { ownersOf, UNIT, weightKey } from '../src/text/lexicon/homograph-model';
import { type Example, readExamples } from './homographs/examples';
import { seededRandom } from './letter-sounds/random';

const SENTENCES = new URL('homographs/sentences.txt', import.meta.url);
const FOLDER = new URL('../src/text/lexicon/data/', import.meta.url);
const EPOCHS = 40;
const RATE = 0.3;
const DECAY = 2e-3;
/** What is learnt about a single word moves more slowly than what its kind shares. */
const OWN_RATE = 0.6;

const examples = readExamples(readFileSync(SENTENCES, 'utf8'));
const weights = learn(examples);
mkdirSync(FOLDER, { recursive: true });
const bytes = pack(weights);
writeFileSync(new URL('homographs.bin', FOLDER), bytes);
console.log(`${examples.length} sentences, ${bytes.length / 4} weights, ${bytes.length} bytes`);

/** Logistic regression by stochastic gradient descent with weight decay. */
function learn(all: readonly Example[]): Map<number, number> {
  const learnt = new Map<number, number>();
  const random = seededRandom(8);
  const prepared = all.map(({ homograph, sense, around }) => {
    const keys = featuresOf(around).flatMap((feature) =>
      ownersOf(homograph).map((owner, i) => ({ key: weightKey(owner, feature), own: i > 0 })),
    );
    return { keys, sense };
  });
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch / 10);
    for (const { keys, sense } of shuffled(prepared, random)) {
      const score = keys.reduce((sum, { key }) => sum + (learnt.get(key) ?? 0), 0);
      const slope = sense - 1 / (1 + Math.exp(-score));
      for (const { key, own } of keys) {
        const weight = learnt.get(key) ?? 0;
        learnt.set(key, weight + rate * ((own ? OWN_RATE : 1) * slope - DECAY * weight));
      }
    }
  }
  return learnt;
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as Item, order[i] as Item];
  }
  return order;
}

/** Weights that are not nearly nothing, by key. */
function pack(learnt: ReadonlyMap<number, number>): Uint8Array {
  const kept = [...learnt]
    .map(([key, weight]) => ({ key, weight: Math.round(weight / UNIT) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => a.key - b.key);
  const out = new Uint8Array(kept.length * 4);
  const view = new DataView(out.buffer);
  kept.forEach(({ key, weight }, i) => {
    const low = Math.max(-128, Math.min(127, weight)) & 0xff;
    view.setUint32(i * 4, ((key << 8) | low) >>> 0, true);
  });
  return out;
}
