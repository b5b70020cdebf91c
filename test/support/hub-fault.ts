/** Something that goes wrong on the way to a file. Applies until it is taken back, or `times` times. */
export type HubFault = (HubAddressFault | HubBodyFault) & { readonly times?: number };

/** One fault, or several one after the other: each but the last needs its `times`. Null takes back what there is. */
export type HubFaults = HubFault | readonly HubFault[] | null;

/** Goes wrong where the file is asked for, before the redirect. */
export type HubAddressFault =
  /** Answers with this status: 404, 403, 429, 503…, and asks to come back after so many seconds. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Answers 200 with a page, as a captive portal does. */
  | { readonly kind: 'html' }
  /** Closes the connection without an answer. */
  | { readonly kind: 'refuse' }
  /** Never answers. */
  | { readonly kind: 'hang' };

/** Goes wrong behind the redirect, where the bytes come from. */
export type HubBodyFault =
  /** The signed address has expired: 403. */
  | { readonly kind: 'expired' }
  /** Breaks the connection after so many bytes of the body; without ranges, of the whole file each time. */
  | { readonly kind: 'cut'; readonly afterBytes: number; readonly ranges?: boolean }
  /** Says nothing more after so many bytes of the body, and keeps the connection. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** Right length, one wrong bit in the middle. */
  | { readonly kind: 'corrupt' }
  /** A well-formed answer with only the first bytes of the file. */
  | { readonly kind: 'short'; readonly bytes: number }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Answers a range with the whole file. */
  | { readonly kind: 'no-range' }
  /** Answers a range with a part that begins so many bytes later. */
  | { readonly kind: 'other-range'; readonly shift: number }
  /** Answers a range with its first bytes only. */
  | { readonly kind: 'short-range'; readonly bytes: number }
  /** Answers every range as if the file did not reach that far: 416. */
  | { readonly kind: 'unsatisfied' };

const ADDRESS_KINDS: ReadonlySet<string> = new Set<HubAddressFault['kind']>([
  'status',
  'html',
  'refuse',
  'hang',
]);

/** On which side of the redirect a fault applies. */
export function isAddressFault(fault: HubFault): fault is HubAddressFault & HubFault {
  return ADDRESS_KINDS.has(fault.kind);
}

/** What was asked of one path. */
export interface HubCount {
  /** Times that the file was asked for, before any redirect. */
  readonly requests: number;
  /** Bytes of it that were handed to the connection, over all requests. */
  readonly bytes: number;
  /** Answers with a part of it (206). */
  readonly ranges: number;
}

/** Counts by path: `onnx/model_quantized.onnx`, `manifest.json`. */
export type HubCounts = Readonly<Record<string, HubCount>>;

/** Body of `POST /control`; what is absent stays as it is. */
export interface HubCommand {
  /** Forgets all faults and counts; done before `faults` are set. */
  readonly reset?: boolean;
  /** By path, or `*` for every path that has none of its own; null takes one back. */
  readonly faults?: Readonly<Record<string, HubFaults>>;
}
