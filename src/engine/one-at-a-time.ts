/** Name of the channel that all pages of the origin share. */
const CHANNEL = 'kokoro-speak:playing';
/** What is said there, by every version alike: what other words may come to mean is for those who know them. */
const CLAIM = 'playing';

/**
 * Keeps one voice at a time: whoever begins to play tells all others of the origin, on this page and in other tabs, and they
 * pause. Without BroadcastChannel everybody plays.
 */
export class OneAtATime {
  #channel: BroadcastChannel | undefined;

  /** @param onOther somebody else has begun to play */
  constructor(private readonly onOther: () => void) {}

  /** Tells the others, and listens from now on. */
  claim(): void {
    if (!globalThis.BroadcastChannel) return;
    this.#channel ??= this.#open();
    this.#channel.postMessage(CLAIM);
  }

  /** Neither tells nor listens any more. */
  release(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  #open(): BroadcastChannel {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === CLAIM) this.onOther();
    };
    return channel;
  }
}
