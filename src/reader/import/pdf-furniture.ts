import type { PdfLine } from './pdf-lines';

/** Lines at a page's edges that are looked at. */
const EDGE_LINES = 2;
/** Pages on which a line has to stand at the same height to be a running one; for a mere number, fewer are enough. */
const FEWEST_PAGES = 3;
const FEWEST_NUMBERED_PAGES = 2;
/** Furniture lies in the outermost part of what is printed, as a share of its height. */
const EDGE = 0.08;
/** Heights are the same within so many points. */
const SAME_HEIGHT = 4;

/** Leaves out running headers and footers and page numbers: what stands at the same height on several pages, but for its number. */
export function withoutFurniture(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const seen = new Map<string, number>();
  const isAtEdge = edgeOf(pages);
  const fewestPages = pages.length === 2 ? 2 : FEWEST_PAGES;
  const edges = pages.map((lines) => edgeLines(lines, isAtEdge));
  for (const edge of edges)
    for (const key of new Set([...edge].flatMap(keysOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  return pages.map((lines, page) =>
    lines.filter((line) => {
      if (!edges[page]?.has(line)) return true;
      if (line.text === String(page + 1)) return false;
      const [key = ''] = keysOf(line);
      const fewest = key.startsWith('#:') ? FEWEST_NUMBERED_PAGES : fewestPages;
      return Math.max(...keysOf(line).map((each) => seen.get(each) ?? 0)) < fewest;
    }),
  );
}

/** The outermost lines of a page that lie where no page's text does. */
function edgeLines(lines: readonly PdfLine[], isAtEdge: (base: number) => boolean) {
  const heights = [...new Set(lines.map(({ base }) => Math.round(base)))].sort((a, b) => b - a);
  const outermost = [...heights.slice(0, EDGE_LINES), ...heights.slice(-EDGE_LINES)];
  const edge = new Set(outermost.filter(isAtEdge));
  return new Set(lines.filter(({ base }) => edge.has(Math.round(base))));
}

/** Whether a height is near the upper or the lower end of what is printed on any page. */
function edgeOf(pages: readonly (readonly PdfLine[])[]): (base: number) => boolean {
  let top = Number.NEGATIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  for (const { base } of pages.flat()) {
    top = Math.max(top, base);
    bottom = Math.min(bottom, base);
  }
  const depth = (top - bottom) * EDGE;
  return (base) => base >= Math.floor(top - depth) || base <= Math.ceil(bottom + depth);
}

/** What a line is called where numbers do not matter, at two ways of rounding its height. */
function keysOf({ text, base }: PdfLine): string[] {
  const said = /^[ivxlc]{1,8}$/i.test(text) ? '#' : text.replace(/\d+/g, '#').toLowerCase();
  const name = /^[-–—\s]*(?:page |p\. ?|seite )?#(?: (?:of|\/|von) #)?[-–—\s]*$/.test(said)
    ? '#'
    : said;
  const height = base / SAME_HEIGHT;
  return [`${name}:${Math.round(height)}`, `${name}:${Math.floor(height)}/`];
}
