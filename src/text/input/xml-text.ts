import { type XmlNode, XmlText } from '@rgrove/parse-xml';
import type { ReadingBuilder } from './reading-builder';

/** A character reference, a section of characters, or a run of anything else. */
const PIECES = /<!\[CDATA\[|\]\]>|&[^;&]*;|\r\n?|[^&<\]\r]+|[&<\]]/g;
const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Whether a node is text; sections of characters are, too. */
export function isText(node: XmlNode): node is XmlText {
  return node instanceof XmlText;
}

/**
 * Reads the characters of well-formed XML from `start` to `end`, each at its own place: `&amp;` is one character there.
 * Without comments or tags in between.
 */
export function readXmlText(
  builder: ReadingBuilder,
  source: string,
  start: number,
  end: number,
): void {
  let isCdata = false;
  for (const { index, 0: piece } of source.slice(start, end).matchAll(PIECES)) {
    const from = start + index;
    const to = from + piece.length;
    if (piece === '<![CDATA[') isCdata = true;
    else if (piece === ']]>' && isCdata) isCdata = false;
    else if (piece.startsWith('&') && !isCdata && piece.length > 1)
      builder.say(decodeXmlReference(piece), from, to);
    else builder.text(from, to);
  }
}

function decodeXmlReference(reference: string): string {
  const named = NAMED[reference];
  if (named !== undefined) return named;
  const [, hex, decimal] = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(reference) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}
