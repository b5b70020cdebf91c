import type { PlaybackSnapshot } from '../contracts/engine';
import type { PageText } from '../page-text/page-text';
import { textAt } from './speech-request';

/** A sentence in three parts, which together are all of it. */
export interface SentenceView {
  readonly before: string;
  /** The word that sounds; empty where none does, or where only the page knows it. */
  readonly word: string;
  readonly after: string;
}

interface Heard {
  readonly playback?: PlaybackSnapshot | undefined;
  readonly text: string;
  readonly page?: Pick<PageText, 'textOf'> | undefined;
}

/** The sentence that sounds, cut from the text. */
export function sentenceOf(heard: Heard): SentenceView {
  const { playback, text, page } = heard;
  const { sentence, word } = playback ?? {};
  if (!sentence) return { before: '', word: '', after: '' };
  const { start, end } = sentence;
  const isInside = word !== undefined && start <= word.start && word.end <= end;
  // In the page the word is highlighted where it stands.
  if (page || !isInside) return { before: textAt(heard, sentence), word: '', after: '' };
  return {
    before: text.slice(start, word.start).trimStart(),
    word: text.slice(word.start, word.end),
    after: text.slice(word.end, end).trimEnd(),
  };
}
