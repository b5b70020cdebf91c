import { EMOJI_NAMES } from './emoji-names';
import { toLatin } from './latin';
import { sticky } from './written-rule';

const PICTURE = String.raw`\p{Extended_Pictographic}[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]*`;
/** One thing that a person sees: an emoji with its modifiers, a flag, else one code point. */
export const SYMBOL: RegExp = sticky(
  String.raw`\p{RI}\p{RI}|${PICTURE}(?:\u200d${PICTURE})*(?:[\u{e0020}-\u{e007f}]+)?|[^]`,
);

const FIRST_REGIONAL = 0x1f1e6;
const regionNames = new Intl.DisplayNames('en', { type: 'region' });
const SUBDIVISIONS: Readonly<Record<string, string>> = {
  gbeng: 'England',
  gbsct: 'Scotland',
  gbwls: 'Wales',
};

/**
 * The short name of an emoji in words of ASCII letters: `thumbs up`, `flag of Germany`. Skin tones are not said. A
 * group that has no name of its own is called by its first member, a group of people a family. Undefined for
 * what is no emoji or is not listed.
 */
export function emojiName(symbol: string): string | undefined {
  const plain = symbol.replace(/[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '');
  const known = EMOJI_NAMES.get(plain);
  if (known) return known;
  if (/^\p{RI}{2}$/u.test(symbol)) return flagName(symbol);
  const tags = [...symbol]
    .map((c) => (c.codePointAt(0) ?? 0) - 0xe0000)
    .filter((c) => c > 0x20 && c < 0x7f);
  if (tags.length > 0) {
    const place = SUBDIVISIONS[String.fromCharCode(...tags)];
    return place === undefined ? undefined : `flag of ${place}`;
  }
  const members = plain.split('\u200d');
  if (members.length < 2) return undefined;
  if (members.length > 2 && members.every((member) => /^[👨👩👦👧]$/u.test(member)))
    return 'family';
  return EMOJI_NAMES.get(members[0] ?? '');
}

function flagName(flag: string): string | undefined {
  const region = [...flag]
    .map((letter) => String.fromCharCode(65 + (letter.codePointAt(0) ?? 0) - FIRST_REGIONAL))
    .join('');
  // Without a name the region's own letters come back.
  const name = regionNames.of(region);
  if (name === undefined || name === region) return undefined;
  const words = name
    .split(/[\s-]+/)
    .map((word) => toLatin(word.replace(/[^\p{L}'’]/gu, ''), 0).letters);
  return `flag of ${words.filter((word) => word !== '').join(' ')}`;
}
