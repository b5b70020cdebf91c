import type { Viseme, VisemeTime } from '../contracts/audio';
import { phonemeTimes } from './phoneme-times';
import type { SynthesizedUnit } from './synthesized-unit';

/**
 * The shapes of the mouth for Kokoro's symbols, in the set of fifteen that Oculus' lip sync has made common. A diphthong is two
 * of them, one after the other.
 */
const SHAPES: Readonly<Record<string, readonly Viseme[]>> = Object.freeze({
  ...each('pbmɸβ', 'PP'),
  ...each('fvʋ', 'FF'),
  ...each('θð', 'TH'),
  ...each('tdɾTʈɖ', 'DD'),
  ...each('kɡxɣχqɟcç', 'kk'),
  ...each('ʧʤʃʒʂɕʥʨꭧ', 'CH'),
  ...each('szʣʦ', 'SS'),
  ...each('nŋɲɴɳlʎ', 'nn'),
  ...each('ɹrɚɻʁɽ', 'RR'),
  ...each('aɑæʌɐ', 'aa'),
  ...each('eɛəɜᵊœ', 'E'),
  ...each('iɪᵻɨjyøʝ', 'ih'),
  ...each('oɔɒɤ', 'oh'),
  ...each('uʊwɯɥᵝɰ', 'ou'),
  A: ['E', 'ih'],
  I: ['aa', 'ih'],
  O: ['oh', 'ou'],
  Q: ['E', 'ou'],
  S: ['CH'],
  W: ['aa', 'ou'],
  Y: ['oh', 'ih'],
});

function each(symbols: string, viseme: Viseme): Record<string, readonly Viseme[]> {
  return Object.fromEntries([...symbols].map((symbol) => [symbol, [viseme]]));
}

/** Silence that is shorter closes no mouth, in seconds. */
const SHORTEST_SILENCE = 0.08;

/**
 * How a mouth moves while a unit is heard: without a gap from its first sample to its last, in seconds from the start; equal neighbours
 * are one. What has no shape of its own, as *h*, takes that of what follows.
 */
export function visemeTimes(unit: SynthesizedUnit): VisemeTime[] {
  const length = unit.samples.length / unit.sampleRate;
  const shapes: VisemeTime[] = [];
  const until = (viseme: Viseme, end: number) => {
    const start = shapes.at(-1)?.end ?? 0;
    if (end <= start) return;
    if (shapes.at(-1)?.viseme === viseme) shapes.pop();
    const from = shapes.at(-1)?.end ?? 0;
    shapes.push({ viseme, start: from, end });
  };
  for (const { phoneme, start, end } of phonemeTimes(unit)) {
    const symbol = [...phoneme].find((one) => SHAPES[one]);
    if (!symbol) continue;
    const before = shapes.at(-1);
    if (start - (before?.end ?? 0) >= SHORTEST_SILENCE) until('sil', start);
    else if (before) until(before.viseme, start);
    const parts = SHAPES[symbol] ?? [];
    for (const [i, viseme] of parts.entries())
      until(viseme, start + ((end - start) * (i + 1)) / parts.length);
  }
  until('sil', length);
  return shapes;
}
