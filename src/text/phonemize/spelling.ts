const LETTER_NAMES: Readonly<Record<string, string>> = {
  a: 'ˈA',
  b: 'bˈi',
  c: 'sˈi',
  d: 'dˈi',
  e: 'ˈi',
  f: 'ˈɛf',
  g: 'ʤˈi',
  h: 'ˈAʧ',
  i: 'ˈI',
  j: 'ʤˈA',
  k: 'kˈA',
  l: 'ˈɛl',
  m: 'ˈɛm',
  n: 'ˈɛn',
  o: 'ˈO',
  p: 'pˈi',
  q: 'kjˈu',
  r: 'ˈɑɹ',
  s: 'ˈɛs',
  t: 'tˈi',
  u: 'jˈu',
  v: 'vˈi',
  w: 'dˈʌbᵊlju',
  x: 'ˈɛks',
  y: 'wˈI',
  z: 'zˈi',
};

/** The names of a word's letters in American, the last one with the primary stress: `bˌibˌisˈi`. */
export function spell(letters: string): string {
  const names: string[] = [];
  for (const letter of letters.toLowerCase()) {
    const name = LETTER_NAMES[letter];
    if (name) names.push(name);
  }
  const last = names.pop() ?? '';
  return names.join('').replaceAll('ˈ', 'ˌ') + last;
}
