import { isVowel } from './sounds';

/** What consonant letters stand for. */
const SOUNDS: Readonly<Record<string, string>> = {
  b: 'b',
  c: 'ksʃʧ',
  d: 'dʤTt',
  f: 'fv',
  g: 'ɡʤʒ',
  h: 'h',
  j: 'ʤjh',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'nŋ',
  p: 'pf',
  q: 'k',
  r: 'ɹ',
  s: 'szʃʒ',
  t: 'tTʃʧθð',
  v: 'vf',
  w: 'wv',
  x: 'kɡz',
  y: 'j',
  z: 'zʒst',
};
const LETTERS = /[aeiou]+(?:[wy](?![aeiou]))?|(?!^)y(?![aeiou])|[a-z]/g;

/** A step of the alignment: letters and sounds used up, what it costs, and the vowel letters it gives to each sound. */
interface Step {
  readonly letters: 0 | 1;
  readonly sounds: number;
  readonly cost: number;
  readonly spellings: readonly string[];
}

/**
 * Which vowel letters each sound is written with: one entry a symbol, empty for consonants and for vowels without a letter
 * of their own. By the cheapest alignment; time grows with the product of both lengths, which are those of a word.
 * @param word in lower case
 * @param sounds its symbols without stress marks
 */
export function vowelSpellings(word: string, sounds: string): string[] {
  const letters = word.match(LETTERS) ?? [];
  const width = sounds.length + 1;
  const costs = new Float64Array((letters.length + 1) * width).fill(Infinity);
  const taken: (Step | undefined)[] = new Array(costs.length);
  costs[0] = 0;
  for (let i = 0; i <= letters.length; i++) {
    for (let j = 0; j <= sounds.length; j++) {
      const cost = costs[i * width + j] ?? Infinity;
      if (cost === Infinity) continue;
      for (const step of stepsFrom(letters, i, sounds, j)) {
        const to = (i + step.letters) * width + j + step.sounds;
        if (cost + step.cost >= (costs[to] ?? 0)) continue;
        costs[to] = cost + step.cost;
        taken[to] = step;
      }
    }
  }
  const spellings = new Array<string>(sounds.length).fill('');
  let at = costs.length - 1;
  for (let step = taken[at]; step; step = taken[at]) {
    const end = at % width;
    step.spellings.forEach((spelling, k) => {
      spellings[end - step.sounds + k] = spelling;
    });
    at -= step.letters * width + step.sounds;
  }
  return spellings;
}

function stepsFrom(letters: readonly string[], i: number, sounds: string, j: number): Step[] {
  const letter = letters[i];
  const first = sounds.charAt(j);
  const second = sounds.charAt(j + 1);
  const steps: Step[] = [];
  if (first !== '') steps.push({ letters: 0, sounds: 1, cost: addedCost(first), spellings: [] });
  if (letter === undefined) return steps;
  if (!/^[aeiouy]/.test(letter) || (letter === 'y' && i === 0)) {
    steps.push({
      letters: 1,
      sounds: 0,
      cost: letter === letters[i - 1] ? 0.1 : silentCost(letter),
      spellings: [],
    });
    if (first !== '' && !isVowel(first)) {
      const matches = SOUNDS[letter]?.includes(first) ?? false;
      steps.push({ letters: 1, sounds: 1, cost: matches ? 0 : 1, spellings: [] });
      if (letter === 'x' && !isVowel(second))
        steps.push({ letters: 1, sounds: 2, cost: 0, spellings: [] });
    }
    return steps;
  }
  steps.push({ letters: 1, sounds: 0, cost: letter === 'e' ? 0.4 : 1.5, spellings: [] });
  if (isVowel(first)) {
    steps.push({ letters: 1, sounds: 1, cost: 0, spellings: [letter] });
    if (letter.length > 1 && isVowel(second)) {
      steps.push({
        letters: 1,
        sounds: 2,
        cost: 0.5,
        spellings: [letter.charAt(0), letter.slice(1)],
      });
    }
  } else if ((first === 'j' || first === 'w') && isVowel(second)) {
    steps.push({ letters: 1, sounds: 2, cost: 0.1, spellings: ['', letter] });
  }
  return steps;
}

function addedCost(sound: string): number {
  if (!isVowel(sound)) return 1;
  return sound === 'ᵊ' || sound === 'ə' ? 0.9 : 2;
}

function silentCost(letter: string): number {
  return letter === 'h' || letter === 'r' ? 0.3 : 0.6;
}
