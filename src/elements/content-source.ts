/**
 * The text that an element reads when none is passed to `speak()`: the element named by its `for` attribute
 * (the value of a form control, else its text), or its own light-DOM text.
 */
export function contentOf(host: HTMLElement, htmlFor: string | undefined): string {
  if (!htmlFor) return host.textContent ?? '';
  const source = elementById(host, htmlFor);
  if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement) {
    return source.value;
  }
  return source?.textContent ?? '';
}

/** Looks in the host's own tree, so that `for` works inside another component's shadow root too. */
function elementById(host: HTMLElement, id: string): Element | null {
  const root = host.getRootNode();
  const scope = root instanceof ShadowRoot || root instanceof Document ? root : host.ownerDocument;
  return scope.getElementById(id);
}
