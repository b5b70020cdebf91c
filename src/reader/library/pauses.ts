/** Longest time that is worked without a pause, in milliseconds: half a frame. */
const LONGEST = 8;

/**
 * Lets others have the thread: a message stands in line behind all that waits. (`scheduler.yield()` comes back before the messages of
 * other threads, and sound comes in such messages; a timer comes back late, and hardly at all behind other tabs.)
 */
function letOthers(): Promise<void> {
  channel ??= openChannel();
  return new Promise((resume) => {
    waiting.push(resume);
    channel?.postMessage(undefined);
  });
}

/** One for all: a channel that nothing holds may be collected with its message. */
let channel: MessagePort | undefined;
const waiting: (() => void)[] = [];

function openChannel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return port2;
}

/** Makes a function that pauses if work went on for long since it last did. */
export function pauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < LONGEST) return undefined;
    return letOthers().then(() => {
      since = performance.now();
    });
  };
}
