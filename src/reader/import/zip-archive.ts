import { Inflate } from 'fflate';
import { importError } from './import-failures';
import { IMPORT_LIMITS, type ImportLimits } from './import-limits';

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly compressed: number;
  /** Of the entry's own header. */
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Of the end record, with the longest comment. */
const LONGEST_END = 22 + 0xffff;
/** Compressed bytes that are inflated before the limits are looked at: at most a thousandfold comes of them. */
const STEP = 16 * 1024;

/**
 * A zip archive that inflates an entry when it is asked for, and stops on the way when it becomes too much, whatever the
 * archive says of its sizes. Names are keys and never paths of a disk. Throws {@link ImportError}.
 */
export class ZipArchive {
  readonly #entries = new Map<string, Entry>();
  readonly #view: DataView;
  #inflated = 0;

  constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    private readonly limits: Pick<ImportLimits, 'entry' | 'entries' | 'inflated'> = IMPORT_LIMITS,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#readDirectory();
  }

  /** Names of all files. */
  get names(): ReadonlySet<string> {
    return new Set(this.#entries.keys());
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Size of an entry as it lies there; 0 if there is none. */
  compressedSize(name: string): number {
    return this.#entries.get(name)?.compressed ?? 0;
  }

  /** A file's content; undefined if there is none of this name. */
  read(name: string): Uint8Array<ArrayBuffer> | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    if (entry.isEncrypted) throw importError('encrypted');
    const data = this.#dataOf(entry);
    if (entry.method === 0) {
      this.#count(data.length, data.length);
      return data;
    }
    if (entry.method !== 8) throw importError('damaged', {}, `compression ${entry.method}`);
    return this.#inflate(data);
  }

  #inflate(data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const parts: Uint8Array[] = [];
    let length = 0;
    let isWhole = false;
    const inflate = new Inflate((part, isLast) => {
      parts.push(part);
      length += part.length;
      isWhole ||= isLast;
      this.#count(part.length, length);
    });
    for (let at = 0; at < data.length; at += STEP)
      inflate.push(data.subarray(at, at + STEP), at + STEP >= data.length);
    if (!isWhole) throw importError('damaged', {}, 'an entry is cut off');
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #count(added: number, ofEntry: number): void {
    this.#inflated += added;
    if (this.#inflated > this.limits.inflated)
      throw importError('too-complex', { what: 'too much data' });
    if (ofEntry > this.limits.entry)
      throw importError('too-complex', { what: 'a file inside that is too large' });
  }

  #dataOf({ offset, compressed }: Entry): Uint8Array<ArrayBuffer> {
    const view = this.#view;
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL)
      throw importError('damaged', {}, 'an entry is not where the directory says');
    const start =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + compressed > view.byteLength)
      throw importError('damaged', {}, 'an entry is cut off');
    return this.bytes.subarray(start, start + compressed);
  }

  #readDirectory(): void {
    const view = this.#view;
    const end = this.#findEnd();
    const count = view.getUint16(end + 10, true);
    const size = view.getUint32(end + 12, true);
    // What stands before the archive moves everything.
    const at = end - size;
    const moved = at - view.getUint32(end + 16, true);
    if (at < 0 || moved < 0) throw importError('damaged', {}, 'the directory is cut off');
    if (count > this.limits.entries)
      throw importError('too-complex', { what: 'too many files inside' });
    this.#readEntries(at, count, moved);
  }

  #readEntries(start: number, count: number, moved: number): void {
    const view = this.#view;
    let at = start;
    for (let index = 0; index < count; index++) {
      if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL)
        throw importError('damaged', {}, 'the directory is cut off');
      const flags = view.getUint16(at + 8, true);
      const nameLength = view.getUint16(at + 28, true);
      const extra = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      const name = nameOf(this.bytes.subarray(at + 46, at + 46 + nameLength));
      if (!name.endsWith('/') && !this.#entries.has(name)) {
        this.#entries.set(name, {
          method: view.getUint16(at + 10, true),
          isEncrypted: (flags & 1) !== 0,
          compressed: view.getUint32(at + 20, true),
          offset: view.getUint32(at + 42, true) + moved,
        });
      }
      at += 46 + nameLength + extra;
    }
  }

  #findEnd(): number {
    const view = this.#view;
    const last = view.byteLength - 22;
    for (let at = last; at >= Math.max(0, last + 22 - LONGEST_END); at--)
      if (view.getUint32(at, true) === END) return at;
    throw importError('damaged', {}, 'no end of the archive');
  }
}

function nameOf(bytes: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/');
}
