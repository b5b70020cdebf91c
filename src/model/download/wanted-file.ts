import type { FileInfo } from '../store/model-store';

/** A file that is wanted. */
export interface WantedFile {
  /** Addresses of the same file, in the order in which they are tried. */
  readonly urls: readonly string[];
  /** Its name in messages and metrics. */
  readonly file: string;
  /** Length and hash from the manifest; both undefined for an unverified file. */
  readonly bytes?: number;
  readonly sha256?: string;
  /** What the store is to remember of it; undefined if it is not kept. Only a verified file can be kept. */
  readonly keptAs?: FileInfo | undefined;
}

/** A file that the store may have, and is to keep. */
export interface KeptFile extends WantedFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly keptAs: FileInfo;
}

/** Whether the store may have a file, and is to keep it. */
export function isKept(wanted: WantedFile): wanted is KeptFile {
  const { keptAs, bytes, sha256 } = wanted;
  return keptAs !== undefined && bytes !== undefined && sha256 !== undefined;
}
