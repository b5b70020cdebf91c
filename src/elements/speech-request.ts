import type { SpeakOptions, TextInput } from '../contracts/engine';
import type { TextSpan } from '../contracts/text';
import type { PageText } from '../page-text/page-text';
import type { Content } from './content-source';

/** What is asked to be spoken; a retry asks for the same. */
export interface SpeechRequest {
  /** What the engine is given. */
  readonly input: TextInput;
  /** The text, as far as it is there. */
  readonly text: string;
  readonly options: SpeakOptions;
  /** What the text was taken from, where that is a part of the page. */
  readonly page?: PageText | undefined;
  /** Whether it is a text that a script gave, and not what the element names. */
  readonly isGiven?: boolean | undefined;
}

/**
 * The request for a content.
 * @param said how it is to be spoken
 * @param place where to begin; a place that is not in it is its beginning
 */
export function requestFor(
  content: Content | TextInput,
  said: SpeakOptions,
  place?: number | Node | AbstractRange,
): SpeechRequest {
  const page = typeof content === 'object' && 'html' in content ? content : undefined;
  const from = place === undefined ? undefined : offsetOf(place, page);
  const own = from === undefined ? said : { ...said, from };
  if (typeof content === 'string') return { input: content, text: content, options: own };
  if ('html' in content) {
    const options = { ...own, type: 'text/html' as const };
    return { input: content.html, text: content.html, options, page: content };
  }
  if ('text' in content) {
    const options = { ...own, type: content.type };
    return { input: content.text, text: content.text, options };
  }
  return writtenRequest(content, own);
}

/** What is written is kept as it comes, because the element shows its sentences. */
function writtenRequest(input: Exclude<TextInput, string>, options: SpeakOptions): SpeechRequest {
  const request = { text: '', options };
  const note = (piece: string) => {
    request.text += piece;
  };
  // The same object, so that what comes later is seen.
  return Object.assign(request, { input: noted(input, note) });
}

function noted(
  input: Exclude<TextInput, string>,
  note: (piece: string) => void,
): Exclude<TextInput, string> {
  if ('getReader' in input)
    return input.pipeThrough(
      new TransformStream<string, string>({
        transform(piece, controller) {
          if (typeof piece === 'string') note(piece);
          controller.enqueue(piece);
        },
      }),
    );
  return (async function* () {
    for await (const piece of input) {
      if (typeof piece === 'string') note(piece);
      yield piece;
    }
  })();
}

/** What stands at a span of a text, as a reader sees it. */
export function textAt(
  {
    page,
    text,
  }: Pick<SpeechRequest, 'text'> & { readonly page?: Pick<PageText, 'textOf'> | undefined },
  span: TextSpan,
): string {
  return page?.textOf(span) ?? text.slice(span.start, span.end).trim();
}

/** Where a place is in a text; undefined if it is not in it. @param page what the text was taken from */
export function offsetOf(
  place: number | Node | AbstractRange,
  page: PageText | undefined,
): number | undefined {
  if (typeof place === 'number') return place;
  if ('startContainer' in place) return page?.offsetOf(place.startContainer, place.startOffset);
  return page?.offsetOf(place, 0);
}
