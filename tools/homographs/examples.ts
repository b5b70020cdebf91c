import type { WordsAround } from '../../src/text/lexicon/homograph-features';
import { HOMOGRAPHS, type Homograph } from '../../src/text/lexicon/homograph-words';
import { readSentence } from '../../src/text/normalize/read-sentence';
import { neighbours } from '../../src/text/phonemize/neighbours';

/** A sentence with a homograph whose sense is known. */
export interface Example {
  readonly homograph: Homograph;
  /** 0 or 1. */
  readonly sense: number;
  readonly sentence: string;
  readonly around: WordsAround;
}

/** Reads lines of `word sense<TAB>sentence`; the word's first place in the sentence counts. Throws on others. */
export function readExamples(text: string): Example[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [label = '', sentence = ''] = line.split('\t');
    const [word = '', name = ''] = label.split(' ');
    const homograph = HOMOGRAPHS.get(word);
    const sense = homograph?.senses.findIndex((candidate) => candidate.name === name) ?? -1;
    const around = aroundOf(sentence, word);
    if (!homograph || sense < 0 || !around) throw new Error(`no homograph in: ${line}`);
    return { homograph, sense, sentence, around };
  });
}

function aroundOf(sentence: string, word: string): WordsAround | undefined {
  const { items } = readSentence(sentence, { start: 0, end: sentence.length }, 'en-us');
  return neighbours(items).find(({ tokens, at }) => tokens[at] === word);
}
