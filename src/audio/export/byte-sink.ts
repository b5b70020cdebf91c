/**
 * Where a file's bytes go. Failures are SpeechErrors: `quota` when the device is full, else `storage-unavailable`.
 * Either {@link commit} or {@link discard} ends it.
 */
export interface ByteSink {
  /** Whether a place that was written may be written again. */
  readonly isSeekable: boolean;
  /** Resolves when there is room for more. @param data borrowed until then */
  write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void>;
  /** The file is whole: it gets to its place. @returns the file, where nobody but the sink has it */
  commit(): Promise<Blob | undefined>;
  /** The file is not wanted: nothing of it stays. Never rejects. */
  discard(): Promise<void>;
}
