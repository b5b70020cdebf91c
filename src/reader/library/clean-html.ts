import { fateOf } from '../import/book-elements';

/** What is left out with all that it holds: it is not text, or it is read in another way than what stands around it. */
const DROPPED =
  'script,style,template,iframe,frame,frameset,object,embed,noscript,noembed,noframes,svg,math,title,textarea,select,xmp,plaintext';

/** Attributes that say something, and what they may hold. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  lang: /^/,
  dir: /^(?:ltr|rtl|auto)$/i,
  id: /^/,
  alt: /^/,
  title: /^/,
  href: /^(?:#|https:\/\/)/,
  src: /^data:image\/[\w.+-]+[;,]/,
};

/**
 * The HTML of a chapter from a file that anybody may have written, as a chapter may have it: whatever is not known to be harmless is
 * left out, the text of elements that nobody knows stays. What an importer made comes back as it was. Nothing is loaded or run for it.
 */
export function cleanHtml(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  let isClean = true;
  const soil = () => {
    isClean = false;
  };
  for (const element of template.content.querySelectorAll(DROPPED)) {
    soil();
    element.remove();
  }
  for (const element of template.content.querySelectorAll('*')) {
    const fate = element instanceof HTMLElement ? fateOf(element.localName) : 'drop';
    if (fate !== 'keep') {
      soil();
      if (fate === 'drop') element.remove();
      else element.replaceWith(...element.childNodes);
      continue;
    }
    for (const { name, value } of Array.from(element.attributes)) {
      if (Object.hasOwn(ATTRIBUTES, name) && ATTRIBUTES[name]?.test(value)) continue;
      soil();
      element.removeAttribute(name);
    }
  }
  return isClean ? html : template.innerHTML;
}
