import { arpabetToKokoro } from './arpabet';
import type { WordsAround } from './homograph-features';
import { HomographModel } from './homograph-model';
import { HOMOGRAPHS, type Sense } from './homograph-words';
import { LetterSounds } from './letter-sounds';
import type { Lexicon } from './lexicon';
import { inflate, readAsset } from './read-asset';
import { SUPPLEMENT } from './supplement';
import { WordTable } from './word-table';

/** How many pronunciations are kept at hand: a text repeats its words. */
const REMEMBERED = 20_000;

/** The CMU Pronouncing Dictionary (BSD-style licence), and a network that was trained on it for all other words. */
class CmuLexicon implements Lexicon {
  readonly #known = new Memory((word) => this.#look(word));
  readonly #guessed = new Memory((word) => this.#sound(word));

  constructor(
    private readonly table: WordTable,
    private readonly letters: LetterSounds,
    private readonly homographs: HomographModel,
  ) {}

  lookup(word: string): string | undefined {
    return this.#known.get(word);
  }

  alternatives(word: string): readonly string[] {
    const own = SUPPLEMENT.get(word);
    const all = this.table.find(word).map((arpabet) => arpabetToKokoro(arpabet, word));
    const senses = HOMOGRAPHS.get(word)?.senses.map(({ phonemes }) => phonemes) ?? [];
    return [...new Set([...(own ? [own] : []), ...senses, ...all])];
  }

  guess(word: string): string | undefined {
    return this.#guessed.get(word);
  }

  senseOf(word: string, around: WordsAround): Sense | undefined {
    return this.homographs.senseOf(word, around);
  }

  #look(word: string): string | undefined {
    const own = SUPPLEMENT.get(word);
    if (own) return own;
    const arpabet = this.table.find(word)[0];
    return arpabet === undefined ? undefined : arpabetToKokoro(arpabet, word);
  }

  #sound(word: string): string | undefined {
    const arpabet = this.letters.pronounce(word);
    return arpabet === '' ? undefined : arpabetToKokoro(arpabet, word);
  }
}

/** Answers by word, the last {@link REMEMBERED} to {@link REMEMBERED} × 2 of them. */
class Memory {
  #young = new Map<string, string | undefined>();
  #old = new Map<string, string | undefined>();

  constructor(private readonly answer: (word: string) => string | undefined) {}

  get(word: string): string | undefined {
    const young = this.#young.get(word);
    if (young !== undefined || this.#young.has(word)) return young;
    const answer = this.#old.has(word) ? this.#old.get(word) : this.answer(word);
    if (this.#young.size >= REMEMBERED) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(word, answer);
    return answer;
  }
}

/**
 * Loads CMUdict (0.63 MB), the network for unlisted words (0.3 MB) and the weights for homographs (0.02 MB), only when the first text is to be read.
 * Throws `network` (`unreachable`) when one of them cannot be had.
 */
export async function loadCmuLexicon(): Promise<Lexicon> {
  const [words, letters, homographs] = await Promise.all([
    readAsset(new URL('./data/cmudict.bin', import.meta.url)).then(inflate),
    readAsset(new URL('./data/letter-sounds.bin', import.meta.url)),
    readAsset(new URL('./data/homographs.bin', import.meta.url)),
  ]);
  return new CmuLexicon(
    new WordTable(words),
    new LetterSounds(letters),
    new HomographModel(homographs),
  );
}
