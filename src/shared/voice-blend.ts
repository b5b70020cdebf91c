import { speechError } from './speech-error';

/** A voice of a blend and its share of it. */
export interface VoicePart {
  readonly name: string;
  /** Above 0; all shares of a blend are 1 together. */
  readonly share: number;
}

const PART = /^\s*([\w.-]+)\s*(?:\(\s*(\d+(?:\.\d+)?)\s*\))?\s*$/;
/** More voices than these are a mistake. */
const MOST_PARTS = 8;

/**
 * The voices that a name asks for: `af_bella(2)+af_sky(1)` is two parts of one and one of the other; without a number a voice is one
 * part. A plain name is a voice of its own.
 * @throws SpeechError `voice-unavailable` (`bad-blend`)
 */
export function voiceParts(voice: string): readonly VoicePart[] {
  if (!/[+(]/.test(voice)) return [{ name: voice, share: 1 }];
  const weights = new Map<string, number>();
  for (const part of voice.split('+')) {
    const [, name, weight = '1'] = PART.exec(part) ?? [];
    if (name === undefined) throw speechError('voice-unavailable', 'bad-blend', { voice });
    weights.set(name, (weights.get(name) ?? 0) + Number(weight));
  }
  const parts = [...weights].filter(([, weight]) => weight > 0);
  const sum = parts.reduce((total, [, weight]) => total + weight, 0);
  if (parts.length === 0 || parts.length > MOST_PARTS)
    throw speechError('voice-unavailable', 'bad-blend', { voice });
  return parts.map(([name, weight]) => ({ name, share: weight / sum }));
}

/**
 * The name of a blend: `{ af_bella: 2, af_sky: 1 }` → `af_bella(2)+af_sky(1)`. What has no weight is left out.
 * @throws SpeechError `voice-unavailable` (`bad-blend`) if nothing is left, or a weight is none
 */
export function blendOf(weights: Readonly<Record<string, number>>): string {
  const voice = Object.entries(weights)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => `${name}(${weight})`)
    .join('+');
  voiceParts(voice || '+');
  return voice;
}

/**
 * The styles of a blend, row by row.
 * @param voices the styles of each voice, rows × 256 floats, in the order of `parts`; as many rows as the shortest has are mixed
 */
export function mixStyles(
  parts: readonly VoicePart[],
  voices: readonly Float32Array[],
): Float32Array<ArrayBuffer> {
  const mixed = new Float32Array(Math.min(...voices.map(({ length }) => length)));
  for (const [i, styles] of voices.entries()) {
    const share = parts[i]?.share ?? 0;
    for (let at = 0; at < mixed.length; at++)
      mixed[at] = (mixed[at] ?? 0) + share * (styles[at] ?? 0);
  }
  return mixed;
}
