// Comlink is inside the package; no page calls its threads.

/** What a thread answers to. */
export type Remote<Api> = { readonly [K in keyof Api]: unknown };
