import type { SpeechStyle } from '../../contracts/text';
import { BREAK_STRENGTHS } from './document-pauses';
import type { EmphasisLevel } from './reading-text';

type Attributes = Readonly<Record<string, string>>;

const RATES: ReadonlyMap<string, number> = new Map([
  ['x-slow', 0.6],
  ['slow', 0.8],
  ['medium', 1],
  ['default', 1],
  ['fast', 1.25],
  ['x-fast', 1.5],
]);
const VOLUMES: ReadonlyMap<string, number> = new Map([
  ['silent', 0],
  ['x-soft', 0.25],
  ['soft', 0.5],
  ['medium', 1],
  ['default', 1],
  ['loud', 1.4],
  ['x-loud', 2],
]);
const LEVELS: ReadonlySet<string> = new Set(['strong', 'moderate', 'reduced', 'none']);

/** The seconds of `<break time="500ms"/>` or `<break strength="weak"/>`; the time counts first. */
export function breakSeconds({ time, strength }: Attributes): number {
  const [, amount, unit] = /^\s*\+?(\d*\.?\d+)\s*(m?s)\s*$/i.exec(time ?? '') ?? [];
  if (amount !== undefined) return Number(amount) / (unit?.toLowerCase() === 'ms' ? 1000 : 1);
  return BREAK_STRENGTHS.get(strength?.trim() ?? '') ?? BREAK_STRENGTHS.get('medium') ?? 0;
}

/** What `<prosody>` asks for, on top of what holds around it. What makes no sense counts for nothing. */
export function prosody({ rate, volume }: Attributes, around: SpeechStyle): SpeechStyle {
  const times = factor(rate, RATES);
  const loudness = decibels(volume) ?? factor(volume, VOLUMES);
  return {
    ...around,
    ...(times === undefined ? {} : { rate: clamp((around.rate ?? 1) * times, 0.25, 4) }),
    ...(loudness === undefined ? {} : { volume: clamp((around.volume ?? 1) * loudness, 0, 4) }),
  };
}

/** The level of `<emphasis>`. */
export function emphasisLevel({ level }: Attributes): EmphasisLevel {
  return level !== undefined && LEVELS.has(level) ? (level as EmphasisLevel) : 'moderate';
}

/** A name, `80%`, `+20%`, `-10%` or a number. */
function factor(value: string | undefined, names: ReadonlyMap<string, number>): number | undefined {
  const written = value?.trim() ?? '';
  const named = names.get(written);
  if (named !== undefined) return named;
  const [, sign, amount, percent] = /^([+-]?)(\d{1,6}(?:\.\d{1,6})?)(%?)$/.exec(written) ?? [];
  if (amount === undefined) return undefined;
  const part = Number(amount) / (percent ? 100 : 1);
  if (!sign) return part;
  return Math.max(0, percent ? 1 + (sign === '-' ? -part : part) : 1);
}

/** `+6dB`: twice as loud. */
function decibels(value: string | undefined): number | undefined {
  const [, amount] = /^\s*([+-]?\d{1,3}(?:\.\d{1,6})?)\s*dB\s*$/.exec(value ?? '') ?? [];
  return amount === undefined ? undefined : 10 ** (Number(amount) / 20);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
