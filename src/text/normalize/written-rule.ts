import type { Language } from '../../contracts/text';
import type { WrittenForm } from '../../contracts/written-form';

/** A piece of a match that is a word of its own, with a span of its own. */
export interface PartReading {
  /** Offset in the match, and the code units that it takes; at least one. */
  readonly at: number;
  readonly length: number;
  /** What is said; a mark of `; : , . ! ? — … “ ” ( )` if `isMark`. */
  readonly spoken: string;
  readonly spelled?: boolean;
  readonly isMark?: true;
  /** Overrides the rule's form. */
  readonly form?: WrittenForm;
}

/** What is said for a piece of writing. */
export interface Reading {
  /** Words of ASCII letters, apostrophes and hyphens, separated by single spaces. Ignored if there are parts. */
  readonly spoken: string;
  /** True when the letters are named one by one. */
  readonly spelled?: true;
  /** How many code units of the match are read, where it is not all of it. */
  readonly length?: number;
  /** In order and without overlap, where the match is several words. What lies between them is silent. */
  readonly parts?: readonly PartReading[];
}

/** Where a piece of writing stands. */
export interface Surroundings {
  readonly language: Language;
  readonly sentence: string;
  /** Offset of the match in the sentence. */
  readonly at: number;
  /** Offset of its end. */
  readonly end: number;
}

/** One way of writing that is not read letter for letter. */
export interface WrittenRule {
  readonly form: WrittenForm;
  /** Sticky and Unicode: it matches only where the reader stands. */
  readonly pattern: RegExp;
  /** Undefined if the match is not what the rule is about. */
  read(match: RegExpExecArray, around: Surroundings): Reading | undefined;
}

/** How far before and behind a match a rule looks for context; bounds the cost of a word. */
export const LOOK_AROUND = 48;

/** A sticky pattern of `source`, with Unicode classes. */
export function sticky(source: string, flags = ''): RegExp {
  return new RegExp(source, `uy${flags}`);
}

/** The text before a match, as far as rules look. */
export function textBefore({ sentence, at }: Surroundings): string {
  return sentence.slice(Math.max(0, at - LOOK_AROUND), at);
}

/** The text behind a match, as far as rules look. */
export function textAfter({ sentence, end }: Surroundings): string {
  return sentence.slice(end, end + LOOK_AROUND);
}
