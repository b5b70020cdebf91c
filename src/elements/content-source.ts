import type { TextType } from '../contracts/text';
import { PageText } from '../page-text/page-text';

/** What of an element decides what it reads. */
export interface ContentHost extends HTMLElement {
  readonly htmlFor?: string | undefined;
  readonly type?: TextType | undefined;
}

/**
 * What an element reads when nothing is passed to `speak()`. Its `for` names a form control (its value is read) or another element
 * (read as it is rendered, or its plain text where the host says what that is written in); else it is its own light-DOM text.
 */
export function contentOf(host: ContentHost): string | PageText {
  if (!host.htmlFor) return host.textContent ?? '';
  const source = elementById(host, host.htmlFor);
  if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement) {
    return source.value;
  }
  if (!source || host.type) return source?.textContent ?? '';
  return new PageText(source);
}

/** Looks in the host's own tree, so that `for` works inside another component's shadow root too. */
function elementById(host: HTMLElement, id: string): Element | null {
  const root = host.getRootNode();
  const scope = root instanceof ShadowRoot || root instanceof Document ? root : host.ownerDocument;
  return scope.getElementById(id);
}
