import type { PhonemeTime } from '../contracts/audio';
import type { SynthesizedUnit } from './synthesized-unit';

/** Marks that say how the sound before them sounds, and have none of their own. */
const MARKS = new Set(['ː', 'ʰ', 'ʲ', '\u0303', '↓', '→', '↗', '↘']);
/** Pauses and punctuation. */
const SILENT = /[\s;:,.!?—…"()“”]/u;

/**
 * When each sound of a unit is heard, in order, in seconds from the start of its samples. Stress and length belong to the sound that
 * they mark; punctuation and spaces are no sounds.
 */
export function phonemeTimes({ unit, tokenTimes }: SynthesizedUnit): PhonemeTime[] {
  const sounds: PhonemeTime[] = [];
  let mark = '';
  let begins: number | undefined;
  // Each symbol is one code unit and one token, behind the pad at the start.
  for (const [i, symbol] of [...unit.phonemes].entries()) {
    const start = tokenTimes[i + 1] ?? 0;
    const end = tokenTimes[i + 2] ?? start;
    const last = sounds.at(-1);
    if (SILENT.test(symbol)) continue;
    if (symbol === 'ˈ' || symbol === 'ˌ') {
      mark = symbol;
      begins ??= start;
    } else if (MARKS.has(symbol)) {
      if (last) sounds[sounds.length - 1] = { ...last, phoneme: last.phoneme + symbol, end };
    } else {
      sounds.push({ phoneme: mark + symbol, start: begins ?? start, end });
      mark = '';
      begins = undefined;
    }
  }
  return sounds;
}
