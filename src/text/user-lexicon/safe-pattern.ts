/** Longest word that a pattern is tried on, in UTF-16 code units. */
export const LONGEST_MATCHED = 48;

/** Most ways in which a pattern may be tried on one word before it is refused. */
const MOST_WAYS = 200_000;

/** Either a compiled pattern or what is wrong with it, as the end of a sentence. */
export type SafePattern = { readonly pattern: RegExp } | { readonly problem: string };

/**
 * Compiles a regular expression that a person wrote, to match a whole word of at most {@link LONGEST_MATCHED}. Those that could
 * keep a thread busy for long are refused: the engine tries every way in which repetitions and alternatives may share out the
 * word, and their number is bounded here from the way the expression is written.
 */
export function safePattern(source: string, caseSensitive: boolean): SafePattern {
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^(?:${source})$`, caseSensitive ? 'u' : 'iu');
    // What closes our group and opens another would compile above.
    new RegExp(source, 'u');
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { problem: `its expression is not valid (${words})` };
  }
  if (/\\(?:[1-9]|k<)/.test(source))
    return { problem: 'its expression refers back to one of its groups' };
  const ways = countWays(source);
  if (ways === undefined)
    return { problem: 'its expression repeats a group that itself repeats or has alternatives' };
  if (ways > MOST_WAYS)
    return { problem: 'its expression has too many repetitions and alternatives' };
  return { pattern };
}

interface Group {
  ways: number;
  /** Whether more than one way leads through it. */
  isOpen: boolean;
}

/** A bound on the ways through an expression; undefined if there is none worth naming. */
function countWays(source: string): number | undefined {
  const groups: Group[] = [{ ways: 1, isOpen: false }];
  let last: Group = { ways: 1, isOpen: false };
  const tokens = source.matchAll(
    /\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|\(|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/gu,
  );
  for (const [token] of tokens) {
    const group = groups.at(-1);
    if (!group) return undefined;
    if (token.startsWith('(')) {
      groups.push({ ways: 1, isOpen: false });
    } else if (token === ')') {
      last = groups.pop() ?? last;
      const around = groups.at(-1);
      if (!around) return undefined;
      around.ways *= last.ways;
      around.isOpen ||= last.isOpen;
    } else if (token === '|') {
      group.ways = group.ways * 2;
      group.isOpen = true;
    } else if (/^(?:[*+?]|\{\d)/.test(token)) {
      const isOptional = token.startsWith('?');
      if (last.isOpen && !isOptional) return undefined;
      group.ways *= isOptional ? 2 : LONGEST_MATCHED + 1;
      group.isOpen = true;
      last = { ways: 1, isOpen: true };
    } else last = { ways: 1, isOpen: false };
  }
  return groups[0]?.ways;
}
