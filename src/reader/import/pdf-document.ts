import type { PDFDocumentProxy } from 'pdfjs-dist';
import { importError } from './import-failures';

/** Text as a PDF places it. Lengths are points, heights are from the page's lower edge. */
export interface PdfRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the line that letters stand on. */
  readonly base: number;
  /** Of the font. */
  readonly size: number;
}

/** The text of a page. */
export interface PdfPage {
  readonly height: number;
  readonly runs: readonly PdfRun[];
}

/** An entry of a PDF's outline that leads to a page. */
export interface PdfOutlineEntry {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** From 0. */
  readonly page: number;
  /** Height on the page where it begins; undefined for its top. */
  readonly top: number | undefined;
}

/** A PDF that is open. */
export interface PdfFile {
  readonly pageCount: number;
  readonly title: string;
  readonly author: string;
  readonly language: string | undefined;
  readonly outline: readonly PdfOutlineEntry[];
  /** @param index from 0 */
  page(index: number): Promise<PdfPage>;
  close(): Promise<void>;
}

/**
 * Opens a PDF for its text: no script of it runs, nothing is loaded, no font or picture is decoded. The bytes belong to it from
 * then on. Throws {@link ImportError} `encrypted`.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<PdfFile> {
  const [{ getDocument, VerbosityLevel }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // Its other half: where that is here, it starts no thread of its own.
    // @ts-expect-error: it comes without types.
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]).catch((cause: unknown) => {
    throw importError('not-loaded', {}, cause);
  });
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise.catch((error: unknown) => {
    const isProtected = error instanceof Error && error.name === 'PasswordException';
    throw importError(isProtected ? 'encrypted' : 'damaged', {}, error);
  });
  return pdfFile(document, () => task.destroy());
}

async function pdfFile(document: PDFDocumentProxy, close: () => Promise<void>): Promise<PdfFile> {
  // Facts are extras: without them, the text is still worth reading.
  const metadata = await document.getMetadata().catch(() => undefined);
  const info = (metadata?.info ?? {}) as Readonly<Record<string, unknown>>;
  const fact = (name: string) => {
    const value = info[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    pageCount: document.numPages,
    title: fact('Title'),
    author: fact('Author'),
    language: fact('Language') || undefined,
    outline: await readOutline(document).catch(() => []),
    page: (index) => readPage(document, index),
    close,
  };
}

async function readPage(document: PDFDocumentProxy, index: number): Promise<PdfPage> {
  const page = await document.getPage(index + 1);
  const { rotate: rotation, view } = page;
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const { items } = await page.getTextContent();
  const runs: PdfRun[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const { str: text, width } = item;
    const [a, b, c, d, x, y] = turned(item.transform as unknown as Matrix, rotation);
    const size = Math.hypot(c, d);
    // Text across the page is a stamp in its margin.
    if (Math.abs(b) > Math.abs(a) * 0.1 || a <= 0 || size === 0) continue;
    runs.push({ text, left: x, right: x + width, base: y, size });
  }
  page.cleanup();
  const isSideways = rotation % 180 !== 0;
  return { height: isSideways ? right - left : top - bottom, runs };
}

type Matrix = readonly [number, number, number, number, number, number];

/** A matrix as it is on a page that is shown turned by so many degrees, clockwise. */
function turned([a, b, c, d, x, y]: Matrix, degrees: number): Matrix {
  switch (((degrees % 360) + 360) % 360) {
    case 90:
      return [b, -a, d, -c, y, -x];
    case 180:
      return [-a, -b, -c, -d, -x, -y];
    case 270:
      return [-b, a, -d, c, -y, x];
    default:
      return [a, b, c, d, x, y];
  }
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** Outlines are as deep and as long as a file likes. */
const DEEPEST = 3;
const MOST_ENTRIES = 20_000;

async function readOutline(document: PDFDocumentProxy): Promise<PdfOutlineEntry[]> {
  const entries: PdfOutlineEntry[] = [];
  const visit = async (nodes: readonly OutlineNode[] | null, level: number): Promise<void> => {
    for (const { title, dest, items } of nodes ?? []) {
      if (entries.length >= MOST_ENTRIES) return;
      const place = await placeOf(document, dest).catch(() => undefined);
      if (place && title.trim() !== '') entries.push({ title, level, ...place });
      if (level < DEEPEST) await visit(items, level + 1);
    }
  };
  await visit(await document.getOutline(), 1);
  return entries;
}

async function placeOf(document: PDFDocumentProxy, written: OutlineNode['dest']) {
  const place: unknown[] | null =
    typeof written === 'string' ? await document.getDestination(written) : written;
  if (!place) return undefined;
  const [target, kind, ...numbers] = place as [
    unknown,
    { name?: string } | undefined,
    ...unknown[],
  ];
  const page =
    typeof target === 'number'
      ? target
      : await document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0]);
  const top = kind?.name === 'XYZ' ? numbers[1] : kind?.name === 'FitH' ? numbers[0] : undefined;
  return { page, top: typeof top === 'number' ? top : undefined };
}
