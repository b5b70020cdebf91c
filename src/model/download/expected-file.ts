/** What is known of a file before it arrives. */
export interface ExpectedFile {
  /** The name that a person reads. */
  readonly file: string;
  /** Length and lower-case hexadecimal SHA-256; both undefined for an unverified file. */
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
}
