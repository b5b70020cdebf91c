/** What was measured of one model with one number of threads. */
export interface Measurement {
  /** Milliseconds to create the session. */
  readonly createMs: number;
  /** By number of tokens. */
  readonly runs: Readonly<Record<number, { readonly ms: number; readonly audioSeconds: number }>>;
}

/** Tokens of the run whose operators are told. */
export const PROFILED_TOKENS = 60;
