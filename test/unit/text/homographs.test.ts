import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';
import { featuresOf } from '../../../src/text/lexicon/homograph-features';
import { HomographModel, weightKey } from '../../../src/text/lexicon/homograph-model';
import { HOMOGRAPHS } from '../../../src/text/lexicon/homograph-words';
import type { Lexicon } from '../../../src/text/lexicon/lexicon';
import { phonemizeText } from '../../../src/text/plan/phonemize-text';
import { readExamples } from '../../../tools/homographs/examples';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadCmuLexicon();
});

const say = (text: string) => phonemizeText(text, { lexicon, language: 'en-us' }).phonemes;

describe('homographs', () => {
  it.each([
    ['I read it yesterday.', 'ɹˈɛd'],
    ['I will read it tomorrow.', 'ɹˈid'],
    ['They live in Boston.', 'lˈɪv'],
    ['a live broadcast', 'lˈIv'],
    ['He objects to it.', 'əbʤˈɛkts'],
    ['These are strange objects.', 'ˈɑbʤˌɛkts'],
    ['pipes made of lead', 'lˈɛd'],
    ['Please close the door.', 'klˈOz'],
    ['He used it.', 'jˈuzd'],
  ])('%s', (text, phonemes) => {
    expect(say(text).replace(/[.,]/g, '').split(' ')).toContain(phonemes);
  });

  it('are right in at least 90 % of the sentences that were held out', () => {
    const examples = readExamples(read('test/fixtures/text/eval/homographs.txt'));
    const right = examples.filter(
      ({ homograph, sense, around }) =>
        lexicon.senseOf?.(homograph.word, around) === homograph.senses[sense],
    );
    expect(examples.length).toBeGreaterThan(150);
    expect(right.length / examples.length).toBeGreaterThanOrEqual(0.9);
  });

  it('have sentences for each sense, none of which is held out', () => {
    const taught = readExamples(read('tools/homographs/sentences.txt'));
    const sentences = new Set(taught.map(({ sentence }) => sentence));
    for (const set of ['homographs.txt', 'homographs-dev.txt']) {
      const unseen = readExamples(read(`test/fixtures/text/eval/${set}`));
      expect(unseen.filter(({ sentence }) => sentences.has(sentence))).toEqual([]);
    }
    for (const { word } of HOMOGRAPHS.values()) {
      const senses = taught.filter(({ homograph }) => homograph.word === word);
      expect([word, new Set(senses.map(({ sense }) => sense)).size]).toEqual([word, 2]);
    }
  });

  it('weigh at most 0.15 MB, and without weights are the first sense', () => {
    const bytes = readFileSync(
      new URL('../../../src/text/lexicon/data/homographs.bin', import.meta.url),
    );
    expect(bytes.length).toBeLessThan(150_000);
    const model = new HomographModel(new Uint8Array());
    const around = { tokens: ['lead'], at: 0, isName: false };
    expect(model.senseOf('lead', around)?.name).toBe('guide');
    expect(model.senseOf('pony', around)).toBeUndefined();
  });

  it('read signed weights of 24-bit keys', () => {
    const bytes = new Uint8Array(4);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, (weightKey('lead', 'always') << 8) | 0x30, true);
    const around = { tokens: ['lead'], at: 0, isName: false };
    expect(featuresOf(around)).toContain('always');
    expect(new HomographModel(bytes).senseOf('lead', around)?.name).toBe('metal');
  });
});
