import { IMPORT_LIMITS } from './import-limits';

/** Kinds of raster images that a browser shows. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';

/** What an image is, by its first bytes; undefined for anything that is not shown (SVG can load and run things). */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\x89PNG\r\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('GIF8')) return 'image/gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  if (start.slice(4) === 'ftypavif') return 'image/avif';
  return undefined;
}

/** Lets images into a book until they are too much. */
export class ImageBudget {
  #left: number = IMPORT_LIMITS.images;

  /** An image's bytes as a `data:` address; undefined if it is none, or too large. */
  ofBytes(bytes: Uint8Array): string | undefined {
    const type = imageType(bytes);
    if (!type || !this.#take(bytes.length)) return undefined;
    return `data:${type};base64,${base64(bytes)}`;
  }

  /** A `data:` address of a document; undefined if it is no image, or too large. */
  ofAddress(address: string): string | undefined {
    const [, code] = /^\s*data:image\/[a-z+.-]{1,20};base64,([\s\S]*)$/i.exec(address) ?? [];
    // Checked before decoding: base64 takes four characters for three bytes.
    if (code === undefined || code.length > IMPORT_LIMITS.image * 1.5) return undefined;
    try {
      const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
      return this.ofBytes(bytes);
    } catch {
      return undefined;
    }
  }

  #take(bytes: number): boolean {
    if (bytes > IMPORT_LIMITS.image || bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }
}

function base64(bytes: Uint8Array): string {
  const STEP = 0x6000;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += STEP)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + STEP))));
  return parts.join('');
}
