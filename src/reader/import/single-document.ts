import type { ImageBudget } from './image-budget';
import { elementsOf, type MarkupElement } from './markup';
import type { SanitiseContext } from './sanitise';

/** Before every identifier: nothing of a page has a name like it. */
const PREFIX = 'b-';

/** How a document that is one file is sanitised: links work inside of it, images are those that it holds. */
export function singleDocument(document: MarkupElement, images: ImageBudget): SanitiseContext {
  const written = new Set<string>();
  for (const { name, attributes } of elementsOf(document)) {
    if (attributes.id) written.add(attributes.id);
    if (name === 'a' && attributes.name) written.add(attributes.name);
  }
  const used = new Set<string>();
  return {
    id: (id) => {
      if (used.has(id)) return undefined;
      used.add(id);
      return bookId(PREFIX, id);
    },
    target: (href) => {
      if (!href.startsWith('#')) return undefined;
      const id = decodedFragment(href.slice(1));
      return written.has(id) ? bookId(PREFIX, id) : undefined;
    },
    image: (src) => images.ofAddress(src),
  };
}

/** An identifier that needs no escaping anywhere and is no name that a script could look for. */
export function bookId(prefix: string, id: string): string {
  return (
    prefix + id.replace(/[^\w.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`)
  );
}

/** A link's fragment as the identifier that it means. */
export function decodedFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
