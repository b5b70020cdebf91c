import {
  fateOf,
  isBackLink,
  isBlock,
  isHidden,
  isNote,
  isNoteMark,
  VOID_ELEMENTS,
} from './book-elements';
import { languageTag, oneLine } from './book-source';
import type { MarkupElement, MarkupNode } from './markup';

/** What only the format's reader knows of a document. */
export interface SanitiseContext {
  /** An identifier that is unique in the book; undefined to leave it out. */
  readonly id: (written: string) => string | undefined;
  /** Identifier of the place in the book that a link leads to; undefined if it leads nowhere in the book. */
  readonly target: (href: string) => string | undefined;
  /** `data:` address of an image; undefined to show its description. */
  readonly image: (src: string) => string | undefined;
}

/** HTML that is safe to show, and how long its text is. */
export interface SanitisedHtml {
  readonly html: string;
  /** Length of its `textContent`. */
  readonly characters: number;
  /** Whether there is anything to read or to see. */
  readonly isEmpty: boolean;
}

/** Writes a document as HTML of the few elements and attributes that a book has; whatever is not known to be harmless is left out. */
export function sanitise(root: MarkupElement, context: SanitiseContext): SanitisedHtml {
  const writer = new Writer(context);
  writer.contentOf(root, false);
  writer.notes();
  return writer.finish();
}

class Writer {
  readonly #parts: string[] = [];
  /** Notes wait here for the end of the chapter, so that they do not interrupt it. */
  readonly #notes: MarkupElement[] = [];
  #characters = 0;
  #isEmpty = true;
  #isInNote = false;
  /** How many of the open elements are raised. */
  #raised = 0;

  constructor(private readonly context: SanitiseContext) {}

  contentOf(parent: MarkupElement, isPreformatted: boolean): void {
    const { children } = parent;
    for (let at = 0; at < children.length; at++) {
      const child = children[at];
      if (child === undefined) continue;
      if (typeof child !== 'string') this.#element(child, isPreformatted);
      else if (isPreformatted) this.#text(child);
      else if (child.trim() !== '' || !isBetweenBlocks(parent, at))
        this.#text(child.replace(/[ \t\r\n\f]+/g, ' '));
    }
  }

  notes(): void {
    this.#isInNote = true;
    for (const note of this.#notes) {
      const { name } = note;
      if (name === 'aside') this.#element(note, false);
      else
        this.#wrap('aside', '', () => this.#element({ ...note, name: outsideList(name) }, false));
    }
  }

  finish(): SanitisedHtml {
    return {
      html: this.#parts.join('').trim(),
      characters: this.#characters,
      isEmpty: this.#isEmpty,
    };
  }

  #element(element: MarkupElement, isPreformatted: boolean): void {
    const { name, attributes } = element;
    const isApart = isNote(element);
    if ((isHidden(attributes) && !isApart) || isBackLink(element)) return;
    if (isApart && !this.#isInNote) {
      this.#notes.push(element);
      return;
    }
    const fate = fateOf(name);
    const inside = isPreformatted || name === 'pre';
    if (name === 'img' || name === 'image') this.#image(attributes);
    else if (name === 'math') this.#text(attributes.alttext ?? '');
    else if (fate === 'unwrap') this.#unwrapped(element, inside);
    else if (name === 'a' && isNoteMark(attributes)) this.#noteMark(element);
    else if (fate !== 'drop') this.#known(element, fate === 'block' ? 'div' : name, inside);
  }

  #known(element: MarkupElement, name: string, isPreformatted: boolean): void {
    const marks = this.#attributes(name, element.attributes);
    // An element that says nothing more than its content does is not needed.
    const isBare = marks === '' && (name === 'a' || name === 'span' || this.#isRaisedTwice(name));
    if (isBare) this.contentOf(element, isPreformatted);
    else this.#wrap(name, marks, () => this.contentOf(element, isPreformatted));
  }

  /** Some programs raise the mark of a note twice. */
  #isRaisedTwice(name: string): boolean {
    return name === 'sup' && this.#raised > 0;
  }

  /** What links lead to stays, though its element goes. */
  #unwrapped(element: MarkupElement, isPreformatted: boolean): void {
    const marks = this.#attributes('span', element.attributes);
    if (marks !== '') this.#wrap('span', marks, () => this.contentOf(element, isPreformatted));
    else this.contentOf(element, isPreformatted);
  }

  /** The mark of a note is always raised: that is how a view knows it. */
  #noteMark(element: MarkupElement): void {
    const marks = this.#attributes('a', element.attributes);
    const isRaised =
      this.#raised > 0 ||
      element.children.some((child) => typeof child !== 'string' && child.name === 'sup');
    const link = () => this.#wrap('a', marks, () => this.contentOf(element, false));
    if (isRaised) link();
    else this.#wrap('sup', '', link);
  }

  #wrap(name: string, marks: string, content: () => void): void {
    this.#parts.push(`<${name}${marks}>`);
    if (VOID_ELEMENTS.has(name)) return;
    const before = this.#parts.length;
    if (name === 'sup') this.#raised++;
    content();
    if (name === 'sup') this.#raised--;
    const isBare = marks === '' && this.#parts.length === before && !CELLS.has(name);
    if (isBare) this.#parts.pop();
    else this.#parts.push(`</${name}>`);
  }

  #attributes(name: string, attributes: MarkupElement['attributes']): string {
    const { id, dir, title } = attributes;
    const written: [string, string | undefined][] = [
      ['id', this.#id(id ?? (name === 'a' ? attributes.name : undefined))],
      ['lang', languageTag(attributes.lang ?? attributes['xml:lang'])],
      ['dir', /^(?:ltr|rtl|auto)$/i.exec(dir ?? '')?.[0].toLowerCase()],
      ['title', title && name === 'abbr' ? oneLine(title) : undefined],
      ['href', name === 'a' ? this.#href(attributes.href) : undefined],
    ];
    return written
      .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(value)}"`))
      .join('');
  }

  #id(written: string | undefined): string | undefined {
    return written === undefined ? undefined : this.context.id(written);
  }

  #href(written: string | undefined): string | undefined {
    const address = written?.trim();
    if (!address) return undefined;
    const target = this.context.target(address);
    if (target !== undefined) return `#${target}`;
    if (!/^https:\/\//i.test(address)) return undefined;
    try {
      return new URL(address).href;
    } catch {
      return undefined;
    }
  }

  #image(attributes: MarkupElement['attributes']): void {
    const address = attributes.src ?? attributes['xlink:href'] ?? attributes.href;
    const alt = oneLine(attributes.alt ?? '');
    const data = address ? this.context.image(address) : undefined;
    if (data === undefined) {
      this.#text(alt);
      return;
    }
    this.#isEmpty = false;
    this.#parts.push(`<img src="${data}" alt="${escaped(alt)}">`);
  }

  #text(text: string): void {
    const clean = text.replace(CONTROLS, '');
    if (clean === '') return;
    if (this.#isEmpty && /\S/.test(clean)) this.#isEmpty = false;
    this.#characters += clean.length;
    this.#parts.push(escaped(clean));
  }
}

/** What keeps its place when it is empty. */
const CELLS = new Set(['td', 'th']);

/** An item of a list is a block outside of it. */
function outsideList(name: string): string {
  return name === 'li' ? 'div' : name;
}

/** Characters that HTML does not allow, half characters among them. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
  /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
}

/** Whether blanks stand where no text can be: at a block's edge, or between two. */
function isBetweenBlocks(parent: MarkupElement, at: number): boolean {
  const isEdge = (node: MarkupNode | undefined) =>
    node === undefined ? isBlock(parent.name) : typeof node !== 'string' && isBlock(node.name);
  return isEdge(parent.children[at - 1]) || isEdge(parent.children[at + 1]);
}
