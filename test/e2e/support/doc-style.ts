import type { Page } from '@playwright/test';
import { elementManifest } from '../../../scripts/element-manifest';

/** What the highlights are named, and what their properties are called: docs/highlighting.md. */
const HIGHLIGHTS = ['kokoro-sentence', 'kokoro-word'];
const OF_HIGHLIGHTS = /^--kokoro-(sentence|word)-(background|color|decoration)$/;

/** Reading the element's source takes a second. */
let read: ReturnType<typeof elementManifest> | undefined;

/** What is wrong with a style sheet: rules that the browser drops, and names of the element's that it does not have. */
export async function styleFaults(page: Page, css: string): Promise<string[]> {
  read ??= elementManifest();
  const { element } = read;
  const names = (of: readonly { readonly name: string }[]) => of.map(({ name }) => name);
  const known = {
    parts: names(element.cssParts),
    states: names(element.cssStates),
    highlights: HIGHLIGHTS,
    properties: names(element.cssProperties),
  };
  const kept = await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText);
  }, css);
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  const written = [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const isWhole = written.length === kept.length;
  const faults = isWhole ? [] : ['the browser drops a rule'];
  for (const [index, [, , body = '']] of written.entries())
    for (const [name] of body.matchAll(/[\w-]+(?=\s*:)/g))
      if (isWhole && !kept[index]?.includes(`${name}:`)) faults.push(`the browser drops ${name}`);
  const used = (pattern: RegExp) => [...plain.matchAll(pattern)].map(([, name = '']) => name);
  const miss = (pattern: RegExp, of: readonly string[], what: string) =>
    used(pattern)
      .filter((name) => !of.includes(name) && !OF_HIGHLIGHTS.test(name))
      .map((name) => `there is no ${what} ${name}`);
  return [
    ...faults,
    ...miss(/::part\(([\w-]+)\)/g, known.parts, 'part'),
    ...miss(/:state\(([\w-]+)\)/g, known.states, 'state'),
    ...miss(/::highlight\(([\w-]+)\)/g, known.highlights, 'highlight'),
    ...miss(/(--kokoro-[\w-]+)/g, known.properties, 'property'),
  ];
}
