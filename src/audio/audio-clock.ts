/** How fast a channel's frames were going to the output, and where that was known. */
export interface ClockReading {
  /** Frames of the channel that had been handed over … */
  readonly frames: number;
  /** … at this time of the context, in seconds. */
  readonly at: number;
  /** Frames a second; 0 while nothing moves. */
  readonly speed: number;
}

/** The times of a context that a clock is read from. */
export type TimedContext = Pick<
  AudioContext,
  'currentTime' | 'outputLatency' | 'getOutputTimestamp'
>;

/** A browser that says the output runs further behind than this, in seconds, does not know. */
const LONGEST_LATENCY = 2;

/**
 * The context's time, in seconds, of what is at the listener's ear now. Browsers that do not tell what is being put out (or
 * tell 0 before anything was) at least know how long it takes to get there.
 * @param now of `performance.now()`
 */
export function audibleTime(context: TimedContext, now: number): number {
  const latest = context.currentTime - (context.outputLatency || 0);
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp?.() ?? {};
  if (!(contextTime > 0 && performanceTime > 0)) return latest;
  const told = contextTime + (now - performanceTime) / 1000;
  return Math.abs(told - latest) < LONGEST_LATENCY ? Math.min(told, context.currentTime) : latest;
}

/** Frames of a channel that were heard at a time of the context. */
export function framesAt({ frames, at, speed }: ClockReading, time: number): number {
  return Math.max(0, frames + (time - at) * speed);
}
