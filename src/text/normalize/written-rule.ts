import type { Language } from '../../contracts/text';

/** What is said for a piece of writing. */
export interface Reading {
  /** Words of ASCII letters, apostrophes and hyphens, separated by single spaces. */
  readonly spoken: string;
  /** True when the letters are named one by one. */
  readonly spelled?: true;
  /** How many code units of the match are read, where it is not all of it. */
  readonly length?: number;
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
  /** Sticky and Unicode: it matches only where the reader stands. */
  readonly pattern: RegExp;
  /** Undefined if the match is not what the rule is about. */
  read(match: RegExpExecArray, around: Surroundings): Reading | undefined;
}

/** A sticky pattern of `source`, with Unicode classes. */
export function sticky(source: string, flags = ''): RegExp {
  return new RegExp(source, `uy${flags}`);
}
