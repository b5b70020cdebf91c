/**
 * Whether the sound of what was spoken is kept on the device: `auto` keeps as much as this device has room for, `bytes` at most
 * so much, `off` nothing.
 */
export type AudioCacheRequest = 'auto' | 'off' | AudioCacheLimit;

/** A limit that somebody chose. */
export interface AudioCacheLimit {
  /** A whole number from 1. */
  readonly bytes: number;
}

/** What is kept of what was spoken. */
export interface CachedAudio {
  /** Room that it takes, without what the browser's database adds. */
  readonly bytes: number;
  /** Pieces of speech. */
  readonly sounds: number;
}
