/** How far a file has come in another tab or worker. */
export interface ProgressNews {
  /** The name under which the store keeps the file. */
  readonly name: string;
  readonly received: number;
  readonly total: number;
}

/** Where all tabs and workers of the origin tell each other. */
const CHANNEL = 'kokoro-speak:progress';
/** The share of a file that has to arrive before it is worth a message. */
const STEP = 1 / 200;

function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
}

/** Another version of the library may be in the page or in another tab, and say something else here. */
function isNews(data: unknown): data is ProgressNews {
  if (typeof data !== 'object' || data === null) return false;
  const { name, received, total } = data as Partial<ProgressNews>;
  return typeof name === 'string' && Number.isFinite(received) && Number.isFinite(total);
}

/** Tells the others how a file comes along. */
export interface ProgressTeller {
  tell(received: number, total: number): void;
  /** Must be called last. */
  close(): void;
}

/** Begins to tell of one file; sends at most some 200 messages for it. */
export function tellProgress(name: string): ProgressTeller {
  const channel = openChannel();
  let told = Number.NEGATIVE_INFINITY;
  return {
    tell: (received, total) => {
      const step = total * STEP;
      if (Math.abs(received - told) < step && received !== total) return;
      told = received;
      channel?.postMessage({ name, received, total } satisfies ProgressNews);
    },
    close: () => channel?.close(),
  };
}

/**
 * Listens to what others tell of one file.
 * @returns stops it
 */
export function hearProgress(name: string, onNews: (news: ProgressNews) => void): () => void {
  const channel = openChannel();
  if (!channel) return () => undefined;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isNews(data) && data.name === name) onNews(data);
  };
  return () => {
    channel.onmessage = null;
    channel.close();
  };
}
