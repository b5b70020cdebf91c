import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { PageText } from '../../../src/page-text/page-text';
import { build, type PageNode, randomPages, seenText } from '../../support/random-pages';
import { unitsOf } from '../../support/read-aloud';

afterEach(() => document.body.replaceChildren());

const SEED = { seed: 20_261_126, numRuns: 500 };

function pageOf(nodes: readonly PageNode[]): PageText {
  const root = document.createElement('article');
  build(root, nodes);
  document.body.replaceChildren(root);
  return new PageText(root);
}

/** The words that the real text pipeline plans, as places of the string. */
async function wordsOf(page: PageText) {
  const units = await unitsOf(page.html, 'text/html');
  return units.flatMap(({ words }) => words);
}

function collapsed(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, ' ').trim();
}

/** What a piece of markup says, by the browser's own reading of it. */
function withoutMarkup(markup: string): string {
  const area = document.createElement('textarea');
  // Tags begin with `<` and a letter or a stroke; of the text's own signs nothing is left that looks so.
  area.innerHTML = markup.replaceAll('<br>', '\n').replace(/<\/?[a-z][^>]*>/g, '');
  return area.value;
}

/** A combining character after a tag is one character with the tag's end: a word may begin there. */
function outsideTag(html: string, at: number): number {
  const isInside = html.lastIndexOf('<', at) > html.lastIndexOf('>', at - 1);
  return isInside && html.charAt(at) !== '<' ? html.indexOf('>', at) + 1 : at;
}

it('every word that is planned is the same word in the page, and all of them are', async () => {
  await fc.assert(
    fc.asyncProperty(randomPages(false), async (nodes) => {
      const page = pageOf(nodes);
      const ranges = (await wordsOf(page)).map((word) => page.rangeOf(word));
      const expected = seenText(nodes).match(/[a-z]+/g) ?? [];
      const placed = (await wordsOf(page)).map((word) => {
        const places = page.placesOf(word) ?? [];
        return places.map(({ node, start, end }) => (node as Text).data.slice(start, end)).join('');
      });
      expect(placed).toEqual(expected);
      expect(ranges.every((range) => range && !range.collapsed)).toBe(true);
    }),
    SEED,
  );
});

it('a range holds what the author wrote, whatever characters stand in it', async () => {
  await fc.assert(
    fc.asyncProperty(randomPages(true), async (nodes) => {
      const page = pageOf(nodes);
      for (const word of await wordsOf(page)) {
        const range = page.rangeOf(word);
        const written = withoutMarkup(page.html.slice(outsideTag(page.html, word.start), word.end));
        expect(collapsed(String(range))).toBe(collapsed(written));
        expect(page.textOf(word)).toBe(written.replace(/\s+/g, ' ').trim());
        const back = page.offsetOf(range!.startContainer, range!.startOffset)!;
        expect(back).toBeGreaterThanOrEqual(word.start);
        expect(String(page.rangeOf({ start: back, end: word.end }))).toBe(String(range));
      }
    }),
    SEED,
  );
});

it('every offset of a text node leads to a place that leads back', () => {
  fc.assert(
    fc.property(randomPages(true), (nodes) => {
      const page = pageOf(nodes);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (
        let node = walker.nextNode() as Text | null;
        node;
        node = walker.nextNode() as Text | null
      ) {
        for (let at = 0; at < node.length; at++) {
          const offset = page.offsetOf(node, at);
          if (offset === undefined) continue;
          const [place] = page.placesOf({ start: offset, end: offset + 1 }) ?? [];
          // White space that is collapsed stands where the text goes on.
          if (place?.node !== node || place.start !== at) {
            expect(node.data.charAt(at)).toMatch(/[ \t\n\r\f]/);
          }
        }
      }
    }),
    SEED,
  );
});
