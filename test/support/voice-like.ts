import { Random } from '../fixtures/kokoro-graph/random';

/**
 * A sound with the traits of speech that need no model: syllables of a voiced buzz (120 Hz, harmonics that fall by 6 dB per
 * octave) with pauses, and a bright hiss before each.
 * @param seed of the hiss and of the harmonics' phases: another one is the same speech with other chance in it
 * @returns mono, 24 kHz, about −20 dBFS
 */
export function voiceLike(seconds: number, seed = 1): Float32Array {
  const random = new Random(seed);
  const phases = Array.from({ length: 30 }, () => 2 * Math.PI * random.next());
  const syllable = 6000;
  let last = 0;
  return Float32Array.from({ length: Math.round(seconds * 24_000) }, (_, i) => {
    const at = i % syllable;
    const noise = random.next() - 0.5;
    const hiss = noise - last;
    last = noise;
    if (at < 1200) return 0.1 * hiss;
    if (at >= 4800) return 0;
    // Two kinds of syllables, so that time matters.
    const pitch = Math.floor(i / syllable) % 2 === 0 ? 120 : 150;
    const envelope = Math.sin((Math.PI * (at - 1200)) / 3600);
    let sum = 0;
    for (const [k, phase] of phases.entries())
      sum += Math.sin((2 * Math.PI * pitch * (k + 1) * i) / 24_000 + phase) / (k + 1);
    return 0.16 * envelope * sum;
  });
}
