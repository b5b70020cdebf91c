import type { OutlineBatch, SentenceOutline, TextSpan } from '../../contracts/text';
import { GraphemeEdges } from '../plan/grapheme-edges';
import { readNoted } from '../plan/read-noted';
import type { ReadingSentence } from '../plan/reading-sentences';
import type { Reader } from '../plan/speaker';
import { plainHeading } from './plain-heading';
import type { TextDocument } from './text-document';

/**
 * Sentences of a document as planning divides it, without saying them.
 * @param from position of the first, as an earlier batch gave it
 * @param most how many
 */
export function outlineDocument(
  document: TextDocument,
  reader: Reader,
  from: number,
  most: number,
): OutlineBatch {
  const sentences: SentenceOutline[] = [];
  const edges = new GraphemeEdges(() => document.reading.source);
  for (let at = from; ; at++) {
    const sentence = document.sentenceAt(at);
    if (!sentence) return { sentences, next: at, done: !document.isOpen };
    const said = whatIsSaid(document, sentence, reader);
    if (said && sentences.length === most) return { sentences, next: at, done: false };
    const last = sentences.at(-1);
    if (said) sentences.push(outlineOf(document, at, said, edges));
    // Behind the last words of a paragraph there may be something that is not said.
    else if (last && endsParagraph(sentence))
      sentences[sentences.length - 1] = { ...last, endsParagraph: true };
  }
}

interface Said {
  readonly span: TextSpan;
  readonly weight: number;
}

/** Undefined if nothing is. */
function whatIsSaid(
  { reading }: TextDocument,
  sentence: ReadingSentence,
  reader: Reader,
): Said | undefined {
  const { items } = readNoted(reading.text, sentence, reader);
  const [first, last] = [items.at(0), items.at(-1)];
  let weight = 0;
  for (const item of items) if (item.kind === 'word') weight += item.spoken.length + 1;
  return weight > 0 && first && last
    ? { span: { start: first.start, end: last.end }, weight }
    : undefined;
}

function outlineOf(
  document: TextDocument,
  at: number,
  { span, weight }: Said,
  edges: GraphemeEdges,
): SentenceOutline {
  const { map } = document.reading;
  const sentence = document.sentenceAt(at) as ReadingSentence;
  const { start, end } = map?.toSource(span) ?? span;
  const heading = sentence.heading ?? plainHeading(document, at);
  return {
    start: edges.before(start),
    end: edges.after(end),
    endsParagraph: endsParagraph(sentence),
    ...(heading === undefined ? {} : { heading }),
    weight,
  };
}

/** Whether a paragraph ends with a sentence. */
export function endsParagraph({ endsBlock, break: kind }: ReadingSentence): boolean {
  return endsBlock || kind === 'paragraph';
}
