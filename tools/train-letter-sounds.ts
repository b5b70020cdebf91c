/**
 * Trains the letter-to-sound network on CMUdict without the held-out words, and writes it with 8-bit weights to
 * src/text/lexicon/data/letter-sounds.bin. It works for a few minutes, writes a checkpoint to .cache/ and goes on there
 * when it is run again, until all epochs are done (about 30 minutes on one core). Seed, order and arithmetic are fixed.
 *
 * Usage: tsx tools/train-letter-sounds.ts [--minutes 3.5]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cmuWords } from './cmu-words';
import { isHeldOut } from './held-out';
import { align } from './letter-sounds/align';
import { load, remember, save } from './letter-sounds/checkpoint';
import { Network } from './letter-sounds/network';
import { packNetwork } from './letter-sounds/pack';
import { seededRandom } from './letter-sounds/random';
import { takeInventory, takeSamples } from './letter-sounds/samples';

const OUT = new URL('../src/text/lexicon/data/letter-sounds.bin', import.meta.url);
const SEED = 8;
const BATCH = 64;
/**
 * First with dropout and a bold rate that falls along a cosine; then a few epochs without dropout and with a small rate, in
 * which it may learn regular words by heart after all.
 */
const PHASES = [
  { epochs: 12, rate: 1.5e-3, dropout: { first: 0.35, second: 0.15 } },
  { epochs: 3, rate: 2e-4, dropout: { first: 0, second: 0 } },
] as const;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '3.5' } } });
const deadline = Date.now() + Number(values.minutes) * 60_000;

const words = cmuWords().filter(({ word }) => !word.includes("'") && !isHeldOut(word));
const aligned = remember('aligned', () => align(words));
const inventory = takeInventory(aligned);
const samples = takeSamples(aligned, inventory);
const network = new Network(inventory, SEED);
let { batches } = load(network);
const perEpoch = Math.ceil(samples.count / BATCH);
const all = perEpoch * PHASES.reduce((sum, { epochs }) => sum + epochs, 0);
console.log(
  `${aligned.length} words, ${samples.count} letters, ${inventory.chunks.length} chunks; batch ${batches} of ${all}`,
);

let order: Int32Array = new Int32Array(0);
let loss = 0;
let seen = 0;
while (batches < all && Date.now() < deadline) {
  const epoch = Math.floor(batches / perEpoch);
  const at = (batches % perEpoch) * BATCH;
  if (at === 0 || order.length === 0) order = shuffled(samples.count, SEED + 1 + epoch);
  const batch = order.subarray(at, at + BATCH);
  const { rate, dropout } = scheduleAt(batches);
  // The first steps of Adam are too bold.
  const step = rate * Math.min(1, (batches + 1) / 500);
  const random = seededRandom(SEED * 1_000_003 + batches);
  loss += network.learn(samples, batch, step, random, dropout);
  seen += batch.length;
  batches++;
  if (batches % 2000 === 0) {
    console.log(`batch ${batches}: ${(loss / seen).toFixed(4)} nats a letter`);
    loss = 0;
    seen = 0;
  }
}
save(network, { batches });
mkdirSync(new URL('.', OUT), { recursive: true });
const packed = packNetwork(network, inventory);
writeFileSync(OUT, packed);
console.log(`${batches} of ${all} batches; ${packed.byteLength} bytes`);

/** The phase that a batch is in, and its rate. */
function scheduleAt(done: number) {
  let from = 0;
  for (const { epochs, rate, dropout } of PHASES) {
    const length = epochs * perEpoch;
    if (done < from + length) {
      const fall = (1 + Math.cos((Math.PI * (done - from)) / length)) / 2;
      return { rate: rate * fall + 1e-6, dropout };
    }
    from += length;
  }
  throw new RangeError(`there is no batch ${done}`);
}

function shuffled(count: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
