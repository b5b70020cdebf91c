import type { SentenceOutline } from '../../contracts/text';
import type { ReadingText } from '../input/reading-text';
import { type ReadingSentence, readingSentences } from './reading-sentences';

/** A document's sentences, one at a time, without saying them. */
export function* outlineReading(reading: ReadingText): Generator<SentenceOutline> {
  let pending: SentenceOutline | undefined;
  for (const sentence of readingSentences(reading)) {
    const written = reading.text.slice(sentence.start, sentence.end);
    if (/[\p{L}\p{N}]/u.test(written)) {
      if (pending) yield pending;
      const start = sentence.start + written.search(/\S/);
      const text = written.trim();
      const span = { start, end: start + text.length };
      const source = reading.map?.toSource(span) ?? span;
      pending = { ...source, endsParagraph: endsParagraph(sentence), weight: text.length };
    } else if (pending && endsParagraph(sentence)) pending = { ...pending, endsParagraph: true };
  }
  if (pending) yield pending;
}

function endsParagraph({ endsBlock, break: kind }: ReadingSentence): boolean {
  return endsBlock || kind === 'paragraph';
}
