import { importBook } from '../src/reader/import/book-importer';

/** What an import took, as the page sees it. */
export interface ImportRun {
  readonly ms: number;
  readonly chapters: number;
  readonly characters: number;
}

Object.assign(globalThis, {
  async importFrom(address: string, name: string): Promise<ImportRun> {
    const file = new File([await (await fetch(address)).blob()], name);
    const start = performance.now();
    const { chapters } = await importBook(file);
    const characters = chapters.reduce((sum, chapter) => sum + chapter.characters, 0);
    return { ms: performance.now() - start, chapters: chapters.length, characters };
  },
});
