import type { DroppedSymbol, Phonemization } from '../../contracts/text';
import type { Pronouncer } from '../phonemize/phonemize-sentence';
import { splitSentences } from '../segment/split-sentences';
import { assemble } from './assemble-unit';
import { soundSentence } from './sound-sentence';

/** A whole text in phonemes, however long; sentences are joined by a space. */
export function phonemizeText(text: string, pronouncer: Pronouncer): Phonemization {
  const phonemes: string[] = [];
  const words: Phonemization['words'][number][] = [];
  const dropped: DroppedSymbol[] = [];
  for (const sentence of splitSentences(text)) {
    const sounded = soundSentence(text, sentence, pronouncer);
    const assembly = assemble(sounded.items);
    if (assembly.phonemes !== '') phonemes.push(assembly.phonemes);
    for (const { tokenRange: _, ...word } of assembly.words) words.push(word);
    for (const symbol of sounded.dropped) dropped.push(symbol);
  }
  return { text, phonemes: phonemes.join(' '), words, dropped };
}
