import type { MarkupElement } from './markup';

/** A part of a document, with what it begins with. */
export interface MarkupPart<T> {
  /** Undefined for what stands before the first start. */
  readonly start: T | undefined;
  readonly root: MarkupElement;
}

/**
 * Cuts a document before some of its elements. What is open there is closed and opened anew in the next part, without its
 * identifier, which stays unique.
 * @param startOf what begins with an element; undefined for nothing
 */
export function splitMarkup<T>(
  document: MarkupElement,
  startOf: (element: MarkupElement) => T | undefined,
): MarkupPart<T>[] {
  const empty = (of: MarkupElement): MarkupElement => ({ ...of, children: [] });
  /** The elements that are open, from the root inwards, as the part holds them. */
  let open: MarkupElement[] = [empty(document)];
  const parts: MarkupPart<T>[] = [{ start: undefined, root: open[0] as MarkupElement }];

  const begin = (start: T) => {
    open = open.map(({ name, attributes: { id: _, ...attributes } }) => ({
      name,
      attributes,
      children: [],
    }));
    for (const [depth, inner] of open.entries()) open[depth - 1]?.children.push(inner);
    parts.push({ start, root: open[0] as MarkupElement });
  };

  const walk = (element: MarkupElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        open.at(-1)?.children.push(child);
        continue;
      }
      const start = startOf(child);
      if (start !== undefined) begin(start);
      const copy = empty(child);
      open.at(-1)?.children.push(copy);
      open.push(copy);
      walk(child);
      open.pop();
    }
  };
  walk(document);
  return parts;
}
