import { TEXT_TYPES, type TextOptions, VERBOSITIES } from '../contracts/text';
import { speechError } from '../shared/speech-error';
import { LEAST_UNIT_PHONEMES, MOST_UNIT_PHONEMES } from './plan/unit-limits';

/** Checks options that may come from markup or from another thread. Throws `invalid-argument` (`bad-option`). */
export function requireOptions({ type, verbosity, emoji }: TextOptions): void {
  requireOneOf('type', type, TEXT_TYPES);
  requireOneOf('verbosity', verbosity, VERBOSITIES);
  requireOneOf('emoji', emoji, ['name', 'silent']);
}

/** Checks how a text is to be divided. Throws `invalid-argument` (`bad-option`). */
export function requireLengths(unitPhonemes: unknown, fragmentWords: unknown): void {
  requireWhole('unitPhonemes', unitPhonemes, LEAST_UNIT_PHONEMES, MOST_UNIT_PHONEMES);
  requireWhole('fragmentWords', fragmentWords, 0, 20);
}

function requireOneOf(option: string, value: unknown, known: readonly string[]): void {
  if (value === undefined || known.some((name) => name === value)) return;
  throw badOption(option, value, `use ${known.join(', ')}`);
}

function requireWhole(option: string, value: unknown, least: number, most: number): void {
  if (value === undefined) return;
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return;
  throw badOption(option, value, `use a whole number from ${least} to ${most}`);
}

/** The failure of an option. */
export function badOption(option: string, value: unknown, problem: string): Error {
  return speechError('invalid-argument', 'bad-option', { option, value: String(value), problem });
}
