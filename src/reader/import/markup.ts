/** An element of a document, with names in lower case. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MarkupNode[];
}

/** An element or text. */
export type MarkupNode = MarkupElement | string;

/** All elements below, in the order of the document. */
export function* elementsOf(root: MarkupElement): Generator<MarkupElement> {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elementsOf(child);
  }
}

/** The first element below with one of these names. */
export function findElement(
  root: MarkupElement,
  ...names: readonly string[]
): MarkupElement | undefined {
  for (const element of elementsOf(root)) if (names.includes(element.name)) return element;
  return undefined;
}

/** All text below, as it is written. */
export function textOf(node: MarkupNode): string {
  if (typeof node === 'string') return node;
  const parts: string[] = [];
  collectText(node, parts);
  return parts.join('');
}

function collectText(element: MarkupElement, parts: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(child);
    else collectText(child, parts);
  }
}

/** An element with these children. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: MarkupNode[]
): MarkupElement {
  return { name, attributes, children };
}
