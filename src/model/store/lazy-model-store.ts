import type {
  FileInfo,
  FileWriter,
  ModelStore,
  PartialFile,
  StoredFile,
  StoredView,
} from './model-store';

/** A {@link ModelStore} that is chosen when it is used for the first time, and stays. */
export class LazyModelStore implements ModelStore {
  readonly #choose: () => Promise<ModelStore>;
  #chosen: Promise<ModelStore> | undefined;

  /** @param choose called once; its rejection is that of every call */
  constructor(choose: () => Promise<ModelStore>) {
    this.#choose = choose;
  }

  /** The store behind this one. */
  chosen(): Promise<ModelStore> {
    this.#chosen ??= this.#choose();
    return this.#chosen;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return (await this.chosen()).read(name);
  }

  async view(name: string): Promise<StoredView | undefined> {
    return (await this.chosen()).view(name);
  }

  async has(name: string): Promise<boolean> {
    return (await this.chosen()).has(name);
  }

  async open(name: string, info: FileInfo): Promise<FileWriter> {
    return (await this.chosen()).open(name, info);
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>, info: FileInfo): Promise<void> {
    await (await this.chosen()).write(name, bytes, info);
  }

  async remove(name: string): Promise<void> {
    await (await this.chosen()).remove(name);
  }

  async list(): Promise<StoredFile[]> {
    return (await this.chosen()).list();
  }

  async partials(): Promise<PartialFile[]> {
    return (await this.chosen()).partials();
  }

  async sweep(): Promise<number> {
    return (await this.chosen()).sweep();
  }
}
