/** What tells a model from every other, wherever its files are. */
export interface ModelIdentity {
  readonly id: string;
  readonly revision: string;
}

/** Kokoro-82M v1.0 on the hub, at the pinned commit: a branch name would let the known hashes go stale. */
export const KOKORO_IDENTITY: ModelIdentity = Object.freeze({
  id: 'kokoro-82m-v1.0',
  revision: '1939ad2a8e416c0acfeecc08a694d14ef25f2231',
});

/** The bundled draft voice. */
export const DRAFT_IDENTITY: ModelIdentity = Object.freeze({ id: 'draft', revision: '1' });
