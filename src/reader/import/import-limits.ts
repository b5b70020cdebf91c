const MB = 1024 * 1024;

/** Names of the limits. */
type LimitName =
  | 'file'
  | 'entry'
  | 'inflated'
  | 'entries'
  | 'chapters'
  | 'depth'
  | 'nesting'
  | 'image'
  | 'images'
  | 'pages';
/** Values of {@link IMPORT_LIMITS}. */
export type ImportLimits = Readonly<Record<LimitName, number>>;

/** What one import may take: real books stay far below, hostile files are stopped on the way. Bytes, if not said otherwise. */
export const IMPORT_LIMITS: ImportLimits = Object.freeze({
  /** Of a file. */
  file: 50 * MB,
  /** Of one file inside of an archive, inflated. */
  entry: 64 * MB,
  /** Of all that is inflated of an archive. */
  inflated: 256 * MB,
  /** Files inside of an archive. */
  entries: 40_000,
  /** Chapters; further ones are joined to the last. */
  chapters: 20_000,
  /** Elements inside of each other; deeper ones are lifted to this depth. */
  depth: 200,
  /** Elements inside of each other at which a file is refused: the parser's time grows with the square. */
  nesting: 20_000,
  /** Of one image; a larger one is replaced by its description. */
  image: 2 * MB,
  /** Of a book's images; the rest are replaced by their descriptions. */
  images: 24 * MB,
  /** Pages of a PDF. */
  pages: 10_000,
});
