import type { SpeechUnit } from '../contracts/text';

/** What of the page's `speechSynthesis` is used. */
export type SystemSynthesis = Pick<
  SpeechSynthesis,
  'speak' | 'cancel' | 'getVoices' | 'addEventListener' | 'removeEventListener'
>;

/** How a unit is said. */
export interface SystemSpeech {
  readonly voice: SpeechSynthesisVoice;
  /** Index of the word to begin with. */
  readonly from: number;
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
  /** A word begins to be heard. */
  readonly onWord: (index: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The voices of the system. Only those that speak on the device: many a browser has others, which send the text to a server.
 * Browsers may tell of them late; those that never do have none.
 */
export async function systemVoice(
  synthesis: SystemSynthesis,
  lang: string,
  signal: AbortSignal,
): Promise<SpeechSynthesisVoice | undefined> {
  const find = () => {
    const own = synthesis.getVoices().filter((voice) => voice.localService);
    const [language] = lang.toLowerCase().split('-');
    const tagOf = (voice: SpeechSynthesisVoice) => voice.lang.toLowerCase().replace('_', '-');
    const alike = own.filter((voice) => tagOf(voice).split('-')[0] === language);
    const exact = alike.filter((voice) => tagOf(voice) === lang.toLowerCase());
    return [exact, alike].flatMap((some) => some.find((it) => it.default) ?? some.slice(0, 1))[0];
  };
  const known = find();
  if (known || signal.aborted) return known;
  await new Promise<void>((resolve) => {
    const end = () => {
      synthesis.removeEventListener('voiceschanged', end);
      resolve();
    };
    synthesis.addEventListener('voiceschanged', end);
    signal.addEventListener('abort', end, { once: true });
  });
  return signal.aborted ? undefined : find();
}

/**
 * Has the system say a unit.
 * @returns whether it was said to its end; false if the signal ended it, or somebody else on the page, or the system cannot say it
 */
export function saySystem(
  synthesis: SystemSynthesis,
  unit: SpeechUnit,
  { voice, from, rate, volume, onWord, signal }: SystemSpeech,
): Promise<boolean> {
  const { text, starts } = spokenText(unit, from);
  const utterance = new SpeechSynthesisUtterance(text);
  Object.assign(utterance, { voice, lang: voice.lang, rate, volume });
  return new Promise((resolve) => {
    const cancel = () => synthesis.cancel();
    const end = (isWhole: boolean) => {
      signal.removeEventListener('abort', cancel);
      resolve(isWhole);
    };
    // Some voices tell of no words: the first is told by the beginning.
    utterance.onstart = () => onWord(from);
    utterance.onboundary = ({ name, charIndex }) => {
      if (name !== 'word') return;
      const later = starts.findIndex((start) => start > charIndex);
      const index = from + (later < 0 ? starts.length : later) - 1;
      if (index > from) onWord(index);
    };
    utterance.onend = () => end(true);
    utterance.onerror = () => end(false);
    signal.addEventListener('abort', cancel, { once: true });
    synthesis.speak(utterance);
  });
}

/**
 * What is said of a unit, from one of its words on: the words as they are spoken, numbers written out, with the punctuation that the unit has between them.
 * @returns the text, and where in it each of these words begins
 */
export function spokenText(
  { words, phonemes }: Pick<SpeechUnit, 'words' | 'phonemes'>,
  from = 0,
): { readonly text: string; readonly starts: readonly number[] } {
  const symbols = [...phonemes];
  const starts: number[] = [];
  let text = '';
  for (const [i, { spoken, tokenRange }] of words.entries()) {
    if (i < from) continue;
    starts.push(text.length);
    // A symbol is a token, behind the pad at the start.
    const until = words[i + 1]?.tokenRange[0] ?? symbols.length + 1;
    const between = symbols.slice(tokenRange[1] - 1, until - 1).join('');
    text += spoken + (/[^\s]/.test(between) ? `${between.trim()} ` : ' ');
  }
  return { text: text.trimEnd(), starts };
}
