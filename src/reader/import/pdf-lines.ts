import type { PdfPage, PdfRun } from './pdf-document';

/** A line of text. Lengths are points, heights are from the page's lower edge. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Of most of its letters. */
  readonly size: number;
  /** From 0. */
  readonly page: number;
  /** Number of its column on the page, in reading order; what goes across columns has its own. */
  readonly column: number;
}

/** How far apart two runs of a line are for a blank between them, in sizes of the font. */
const BLANK = 0.15;
/** Narrowest space between two columns, in points. */
const GUTTER = 8;
/** Lines that columns have at least. */
const FEWEST_LINES = 4;

/** The lines of a page in reading order: top to bottom, and column by column where it has columns. */
export function linesOf({ runs }: PdfPage, page: number): PdfLine[] {
  const columns = columnsOf(runs);
  return columns.flatMap((column, index) => rowsOf(column).map((row) => lineOf(row, page, index)));
}

/** Runs that stand on the same line, from left to right; lines from top to bottom. */
function rowsOf(runs: readonly PdfRun[]): PdfRun[][] {
  const rows: PdfRun[][] = [];
  for (const run of [...runs].sort((one, other) => other.base - one.base)) {
    const row = rows.at(-1);
    // Raised and lowered characters belong to the line that they are nearest to.
    const widest = row?.reduce((most, next) => (next.size > most.size ? next : most));
    const isSame = widest && widest.base - run.base < Math.max(widest.size, run.size) * 0.45;
    if (row && isSame) row.push(run);
    else rows.push([run]);
  }
  for (const row of rows) row.sort((one, other) => one.left - other.left);
  return rows;
}

function lineOf(row: readonly PdfRun[], page: number, column: number): PdfLine {
  const widest = row.reduce((most, next) => (next.size > most.size ? next : most));
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  const letters = new Map<number, number>();
  for (const run of row) {
    const isApart = run.left - right > run.size * BLANK;
    if (text !== '' && isApart && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' ';
    text += isRaisedNumber(run, widest) ? raised(run.text) : run.text;
    right = Math.max(right, run.right);
    letters.set(run.size, (letters.get(run.size) ?? 0) + run.text.length);
  }
  const [[size, base]] = [...letters]
    .sort((one, other) => other[1] - one[1])
    .map(([most]) => [most, row.find((run) => run.size === most)?.base ?? 0]) as [[number, number]];
  const left = row[0]?.left ?? 0;
  return { text: text.replace(/\s+/g, ' ').trim(), left, right, base, size, page, column };
}

/** Whether a run is the mark of a note. */
function isRaisedNumber(run: PdfRun, { size, base }: PdfRun): boolean {
  return (
    run.size < size * 0.85 && run.base - base > size * 0.15 && /^\s*\d{1,3}\s*$/.test(run.text)
  );
}

/** `12` as `¹²`, which is how the mark of a note is known in a text. */
function raised(text: string): string {
  return text.trim().replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}

/** Runs of each column in reading order; what goes across both stands before or between them. */
function columnsOf(runs: readonly PdfRun[]): PdfRun[][] {
  const gutter = gutterOf(runs);
  if (gutter === undefined) return runs.length > 0 ? [[...runs]] : [];
  const columns: PdfRun[][] = [];
  let left: PdfRun[] = [];
  let right: PdfRun[] = [];
  let across: PdfRun[] = [];
  const endBand = () => {
    // A column may have columns itself.
    columns.push(...columnsOf(left), ...columnsOf(right));
    left = [];
    right = [];
  };
  const endAcross = () => {
    if (across.length > 0) columns.push(across);
    across = [];
  };
  for (const row of rowsOf(runs)) {
    if (row.some((run) => run.left < gutter && run.right > gutter)) {
      endBand();
      across.push(...row);
      continue;
    }
    endAcross();
    for (const run of row) (run.left < gutter ? left : right).push(run);
  }
  endBand();
  endAcross();
  return columns;
}

/** Where the space between two columns is; undefined if there are none. */
function gutterOf(runs: readonly PdfRun[]): number | undefined {
  const rows = rowsOf(runs);
  if (rows.length < FEWEST_LINES) return undefined;
  const first = Math.min(...runs.map(({ left }) => left));
  const last = Math.max(...runs.map(({ right }) => right));
  const width = last - first;
  let best: { middle: number; crossed: number; width: number } | undefined;
  let open: { from: number; crossed: number } | undefined;
  const STEP = 2;
  for (let x = first + width * 0.2; x <= first + width * 0.8; x += STEP) {
    const crossed = rows.filter((row) => row.some((run) => run.left < x && run.right > x)).length;
    if (!open || open.crossed !== crossed) open = { from: x, crossed };
    const gap = { middle: (open.from + x) / 2, crossed, width: x - open.from };
    if (gap.width < GUTTER - STEP) continue;
    if (!best || crossed < best.crossed || (crossed === best.crossed && gap.width > best.width))
      best = gap;
  }
  if (!best || best.crossed > rows.length * 0.4) return undefined;
  const { middle } = best;
  const inner = rows.filter((row) => !row.some((run) => run.left < middle && run.right > middle));
  return areColumns(inner, middle, width) ? middle : undefined;
}

/** Whether both sides look like running text; a table's numbers or a contents' pages do not. */
function areColumns(rows: readonly PdfRun[][], gutter: number, width: number): boolean {
  const widths = (isSide: (run: PdfRun) => boolean) =>
    rows.flatMap((row) => {
      const side = row.filter(isSide);
      const [first] = side;
      return first ? [Math.max(...side.map(({ right }) => right)) - first.left] : [];
    });
  return [widths(({ left }) => left < gutter), widths(({ left }) => left >= gutter)].every(
    (side) =>
      side.length >= FEWEST_LINES &&
      side.reduce((sum, each) => sum + each, 0) / side.length > width * 0.2,
  );
}
