import type { MediaInfo, PlaybackSnapshot } from '../contracts/engine';
import type { SentenceStep } from './sentence-steps';
import { SilentLoop } from './silent-loop';

/** Seconds that a key goes back or forward if the system does not say how many. */
const SEEK_SECONDS = 10;

/** What keys can ask of a playback. */
export interface KeyedPlayback {
  readonly snapshot: PlaybackSnapshot;
  readonly currentTime: number;
  readonly duration: number;
  readonly rate: number;
  readonly isOver: boolean;
  pause(): void;
  resume(): void;
  stop(): void;
  seek(seconds: number): void;
  step(step: SentenceStep): void;
  on(
    name: 'statechange' | 'timeupdate',
    listener: () => void,
    options: { readonly signal?: AbortSignal },
  ): void;
}

/**
 * The lock screen, the keys of a keyboard and of a headset for what is read aloud: title and artwork, play, pause, stop, seek, and
 * paragraphs as tracks. One per engine; the last playback that began has them.
 */
export class MediaKeys {
  readonly #loop = new SilentLoop(() => this.#playback?.pause());
  #playback: KeyedPlayback | undefined;
  #leave: AbortController | undefined;

  /** Gives a playback the keys until it is over. Call it inside the reader's gesture. */
  attach(playback: KeyedPlayback, info: MediaInfo): void {
    const session = globalThis.navigator?.mediaSession;
    if (!session) return;
    this.#leave?.abort();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    this.#playback = playback;
    session.metadata = metadata(info);
    const handlers = handlersFor(playback);
    for (const [action, handler] of handlers) setHandler(session, action, handler);
    signal.addEventListener('abort', () => {
      for (const [action] of handlers) setHandler(session, action, null);
      session.metadata = null;
      session.playbackState = 'none';
      this.#loop.pause();
    });
    this.#loop.play();
    const follow = () => this.#follow(session, playback);
    playback.on('statechange', follow, { signal });
    playback.on('timeupdate', () => tellPosition(session, playback), { signal });
    follow();
  }

  /** Gives the keys back. */
  release(): void {
    this.#leave?.abort();
    this.#leave = undefined;
    this.#loop.release();
  }

  #follow(session: MediaSession, playback: KeyedPlayback): void {
    if (playback.isOver) {
      this.#leave?.abort();
      return;
    }
    const isPaused = playback.snapshot.status === 'paused';
    session.playbackState = isPaused ? 'paused' : 'playing';
    if (isPaused) this.#loop.pause();
    else this.#loop.play();
    tellPosition(session, playback);
  }
}

function metadata({ title, artist, album, artwork }: MediaInfo): MediaMetadata | null {
  if (!globalThis.MediaMetadata) return null;
  return new MediaMetadata({
    title: title ?? document.title,
    ...(artist === undefined ? {} : { artist }),
    ...(album === undefined ? {} : { album }),
    ...(artwork === undefined ? {} : { artwork: [...artwork] }),
  });
}

type Handler = [MediaSessionAction, MediaSessionActionHandler];

function handlersFor(playback: KeyedPlayback): readonly Handler[] {
  const by = (seconds: number) => playback.seek(Math.max(0, playback.currentTime + seconds));
  return [
    ['play', () => playback.resume()],
    ['pause', () => playback.pause()],
    ['stop', () => playback.stop()],
    ['seekbackward', ({ seekOffset }) => by(-(seekOffset ?? SEEK_SECONDS))],
    ['seekforward', ({ seekOffset }) => by(seekOffset ?? SEEK_SECONDS)],
    ['seekto', ({ seekTime }) => seekTime !== undefined && playback.seek(seekTime)],
    ['previoustrack', () => playback.step('previous-paragraph')],
    ['nexttrack', () => playback.step('next-paragraph')],
  ];
}

/** Browsers refuse actions that they do not know. */
function setHandler(
  session: MediaSession,
  action: MediaSessionAction,
  handler: MediaSessionActionHandler | null,
): void {
  try {
    session.setActionHandler(action, handler);
  } catch {
    // It has no such key.
  }
}

function tellPosition(session: MediaSession, { duration, currentTime, rate }: KeyedPlayback): void {
  if (!(duration > 0)) return;
  session.setPositionState?.({
    duration,
    playbackRate: rate,
    position: Math.min(duration, Math.max(0, currentTime)),
  });
}
