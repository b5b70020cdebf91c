import type { DroppedSymbol, Phonemization } from '../../contracts/text';
import { wholeText } from '../input/plain-text';
import type { ReadingText } from '../input/reading-text';
import type { Pronouncer } from '../phonemize/phonemize-sentence';
import { assemble } from './assemble-unit';
import { readingSentences } from './reading-sentences';
import { soundSentence } from './sound-sentence';
import { SourcePlaces } from './source-places';
import type { Speaker } from './speaker';

/** A whole document in phonemes, however long; sentences are joined by a space. */
export function phonemizeReading(reading: ReadingText, speaker: Speaker): Phonemization {
  const phonemes: string[] = [];
  const words: Phonemization['words'][number][] = [];
  const dropped: DroppedSymbol[] = [...reading.dropped];
  const places = new SourcePlaces(reading);
  for (const sentence of readingSentences(reading)) {
    const sounded = soundSentence(reading.text, sentence, speaker);
    const assembly = assemble(sounded.items);
    if (assembly.phonemes !== '') phonemes.push(assembly.phonemes);
    for (const { tokenRange: _, ...word } of places.words(assembly.words, assembly.phonemes))
      words.push(word);
    for (const symbol of places.dropped(sounded.dropped)) dropped.push(symbol);
  }
  dropped.sort((a, b) => a.start - b.start);
  return { text: reading.source, phonemes: phonemes.join(' '), words, dropped };
}

/** Plain text in phonemes, as {@link phonemizeReading} gives them. */
export function phonemizeText(text: string, pronouncer: Pronouncer): Phonemization {
  return phonemizeReading(wholeText(text), pronouncer);
}
