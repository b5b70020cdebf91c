/** Where the bytes of a file that is being downloaded go, in order. */
export interface FileSink {
  /** Bytes from the file's start that are here. */
  readonly received: number;
  /** Takes the next bytes, which are copied. Whoever brings them waits for the promise before bringing more. */
  append(bytes: Uint8Array): Promise<void>;
  /** Forgets everything; the next byte is the file's first. */
  restart(): void;
  /**
   * SHA-256 of all bytes, lower-case hexadecimal; undefined where there is nothing to compare it with.
   * Only {@link restart} may follow.
   */
  digest(): string | undefined;
}
