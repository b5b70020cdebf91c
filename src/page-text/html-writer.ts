import { type MappedNode, TextMapBuilder } from './text-map';

/** Markup that would be read as such, and white space that is not one space already. */
const SPECIAL = /[&<]|[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+/g;
const MARKUP = /[&<]/g;
const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;' };

/** Elements that the text before and after them runs through. */
export const INLINE_TAGS: ReadonlySet<string> = new Set(
  'a b cite dfn em i mark span strong sup'.split(' '),
);

/**
 * Writes the HTML string of a page, and the map to its nodes. White space is collapsed where it is written; the text's own
 * characters stand in the string as they are, but for `&` and `<`.
 */
export class HtmlWriter {
  readonly map: TextMapBuilder = new TextMapBuilder();
  readonly #parts: string[] = [];
  readonly #open: string[] = [];
  #length = 0;
  /** Whether more white space would add nothing. */
  #atSpace = true;
  /** Whether there is something that the next text would go on with. */
  #isInLine = false;

  /** Begins an element; the name of an attribute is lower case, its value any string. */
  open(name: string, attributes: Readonly<Record<string, string>> = {}): void {
    // A parser would end the open element here: a page's scripts can nest what its HTML cannot.
    if (wouldClose(this.#open.at(-1), name)) this.#begin('span', '');
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}=${quoted(value)}`);
    this.#begin(name, written.join(''));
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length;
  }

  /** Ends elements until no more than `depth` are open. */
  closeTo(depth: number): void {
    while (this.#open.length > depth) {
      const name = this.#open.pop() ?? '';
      this.#add(`</${name}>`);
      if (!INLINE_TAGS.has(name)) this.#endLine();
    }
  }

  /** `<br>` and `<hr>`. */
  void(name: 'br' | 'hr'): void {
    const closes = name === 'hr' && wouldClose(this.#open.at(-1), name);
    this.#add(closes ? `<span><${name}></span>` : `<${name}>`);
    this.#endLine();
  }

  /** White space that stands for nothing in the page. */
  space(): void {
    if (this.#atSpace) return;
    this.#add(' ');
    this.#atSpace = true;
  }

  /** The end of whatever line was begun. */
  boundary(): void {
    if (!this.#isInLine) return;
    const { depth } = this;
    this.open('div');
    this.closeTo(depth);
  }

  /** An element that is read by a label. */
  image(element: Element, label: string): void {
    const value = quoted(label.trim().replace(/\s+/g, ' '));
    this.#add('<img alt=');
    this.map.add(element, this.#length + 1, value.length - 2, 0, 0);
    this.#add(`${value}>`);
    // Where images are not read, white space beside them counts.
    this.#atSpace = false;
    this.#isInLine = true;
  }

  /** A node's text from `start` to `end`, white space collapsed. */
  text(node: Text, start: number, end: number): void {
    this.#write(node, start, end, SPECIAL);
  }

  /** The same with its line ends kept. */
  lines(node: Text, start: number, end: number): void {
    const { data } = node;
    let at = start;
    for (;;) {
      const lineEnd = data.indexOf('\n', at);
      const isLast = lineEnd < 0 || lineEnd >= end;
      this.#write(node, at, isLast ? end : lineEnd, SPECIAL);
      if (isLast) return;
      this.void('br');
      at = lineEnd + 1;
    }
  }

  /** The same as it stands. */
  verbatim(node: Text, start: number, end: number): void {
    this.#write(node, start, end, MARKUP);
  }

  /** The whole string; empty if nothing in it can be read. */
  finish(): string {
    this.closeTo(0);
    return this.map.nodes.length > 0 ? this.#parts.join('') : '';
  }

  #write(node: Text, start: number, end: number, special: RegExp): void {
    const data = node.data.slice(start, end);
    let at = 0;
    for (const { index, 0: piece } of data.matchAll(special)) {
      this.#exact(node, data.slice(at, index), start + at);
      at = index + piece.length;
      const reference = REFERENCES[piece];
      if (reference) this.#mapped(node, reference, start + index, 1);
      else if (!this.#atSpace) this.#mapped(node, ' ', start + index, 1);
    }
    this.#exact(node, at === 0 ? data : data.slice(at), start + at);
  }

  #exact(node: Text, text: string, at: number): void {
    if (text === '') return;
    const skipped = this.#atSpace && text.startsWith(' ') ? 1 : 0;
    if (text.length === skipped) return;
    this.#mapped(node, skipped ? text.slice(1) : text, at + skipped, text.length - skipped);
  }

  #mapped(node: MappedNode, text: string, at: number, reach: number): void {
    this.map.add(node, this.#length, text.length, at, reach);
    this.#add(text);
    this.#atSpace = text.endsWith(' ');
    this.#isInLine = true;
  }

  #begin(name: string, attributes: string): void {
    this.#open.push(name);
    this.#add(`<${name}${attributes}>`);
    if (!INLINE_TAGS.has(name)) this.#endLine();
  }

  #endLine(): void {
    this.#atSpace = true;
    this.#isInLine = false;
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** A value in quotes; without a reference wherever possible, so that its characters stand there as they are. */
function quoted(value: string): string {
  // An ampersand is one unless letters or a hash follow.
  const plain = value.replace(/&(?=[A-Za-z#])/g, '&amp;');
  return plain.includes('"') && !plain.includes("'")
    ? `'${plain}'`
    : `"${plain.replaceAll('"', '&quot;')}"`;
}

const ITEMS = new Set(['li', 'dt', 'dd', 'tr', 'td', 'th']);
const HEADING = /^h[1-6]$/;

function wouldClose(open: string | undefined, name: string): boolean {
  if (open === undefined) return false;
  if (open === 'p') return !INLINE_TAGS.has(name);
  if (HEADING.test(open)) return HEADING.test(name);
  if (open === 'tr' && (name === 'td' || name === 'th')) return false;
  return ITEMS.has(open) && ITEMS.has(name);
}
