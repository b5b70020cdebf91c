/** What may stand before the first element of an XML document, one after the other. */
const PROLOG = /[\s\uFEFF]+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>/sy;
const SSML_ROOT = /<speak[\s/>]/y;

/** Whether a text looks like an SSML document; the engine's parser says whether it is one. */
export function looksLikeSsml(text: string): boolean {
  PROLOG.lastIndex = 0;
  let at = 0;
  while (PROLOG.test(text)) at = PROLOG.lastIndex;
  SSML_ROOT.lastIndex = at;
  return SSML_ROOT.test(text);
}
