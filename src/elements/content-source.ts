import type { TextType } from '../contracts/text';
import type { PageText } from '../page-text/page-text';
import { fetchText, type LinkedText } from './linked-text';
import { loadPageReading, pageReading } from './page-reading';

/** What of an element decides what it reads. */
export interface ContentHost extends HTMLElement {
  readonly htmlFor?: string | undefined;
  readonly src?: string | undefined;
  readonly type?: TextType | undefined;
  readonly skip?: string | undefined;
}

/** What an element reads: a text, a part of the page, or a text with what it turned out to be written in. */
export type Content = string | PageText | LinkedText;

/**
 * What an element reads when nothing is passed to `speak()`: what its `src` names, which has to be fetched; else the form control (its
 * value) or the element (as it is rendered, or its plain text where the host says what that is written in) that its `for` names; else
 * what stands in it.
 * @param signal ends a download
 */
export function contentOf(host: ContentHost, signal: AbortSignal): Content | Promise<Content> {
  const { src, type, skip } = host;
  if (src) return fetchText(new URL(src, host.baseURI).href, { type, skip, signal });
  const source = host.htmlFor ? elementById(host, host.htmlFor) : host;
  if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement)
    return source.value;
  const isPlain = source === host && host.childElementCount === 0;
  if (!source || type || isPlain) return source?.textContent ?? '';
  const options = skip ? { skip } : {};
  const reading = pageReading();
  if (reading) return new reading.PageText(source, options);
  return loadPageReading().then((loaded) => new loaded.PageText(source, options));
}

/** Looks in the host's own tree, so that `for` works inside another component's shadow root too. */
function elementById(host: HTMLElement, id: string): Element | null {
  const root = host.getRootNode();
  const scope = root instanceof ShadowRoot || root instanceof Document ? root : host.ownerDocument;
  return scope.getElementById(id);
}
