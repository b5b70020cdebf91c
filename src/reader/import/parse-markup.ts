import { Parser } from 'htmlparser2';
import { importError } from './import-failures';
import { IMPORT_LIMITS } from './import-limits';
import type { MarkupElement } from './markup';

/**
 * Reads HTML or XHTML, well-formed or not. A document type's entities are not expanded, only those of HTML. Elements that are
 * nested deeper than any book's are lifted, so that the tree can be walked by functions that call themselves.
 */
export function parseMarkup(source: string): MarkupElement {
  return parse(source, { xmlMode: false, recognizeSelfClosing: true, recognizeCDATA: true });
}

/** Reads XML, well-formed or not; names lose their prefixes. Entities are not expanded, only those of XML. */
export function parseXml(source: string): MarkupElement {
  return parse(source, { xmlMode: true }, (name) => name.replace(/^.*:/, '').toLowerCase());
}

function parse(
  source: string,
  options: ConstructorParameters<typeof Parser>[1],
  nameOf: (name: string) => string = (name) => name,
): MarkupElement {
  const root: MarkupElement = { name: '', attributes: {}, children: [] };
  const open: MarkupElement[] = [root];
  let tooDeep = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name: nameOf(name), attributes, children: [] };
        if (open.length > IMPORT_LIMITS.depth) tooDeep++;
        if (tooDeep > IMPORT_LIMITS.nesting)
          throw importError('too-complex', { what: 'parts that are nested too deeply' });
        open[Math.min(open.length, IMPORT_LIMITS.depth) - 1]?.children.push(element);
        if (tooDeep === 0) open.push(element);
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep--;
        else if (open.length > 1) open.pop();
      },
      ontext(text) {
        const siblings = open.at(-1)?.children;
        const last = siblings?.at(-1);
        if (siblings && typeof last === 'string') siblings[siblings.length - 1] = last + text;
        else siblings?.push(text);
      },
    },
    { decodeEntities: true, ...options },
  );
  parser.end(source);
  return root;
}
