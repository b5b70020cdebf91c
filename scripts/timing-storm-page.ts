import type { ToldBoundary } from '../test/support/burst-comparison';

/** A storm of operations. */
export interface StormJob {
  readonly text: string;
  readonly operations: number;
  readonly seed: number;
}

/** The state at a moment. */
export interface StormLook {
  /** The context's time of what was at the output. */
  readonly at: number;
  readonly status: string;
  /** Seconds of the text. */
  readonly time: number;
  readonly rate: number;
}

/** What a storm left behind. */
export interface StormRun {
  readonly counts: Readonly<Record<string, number>>;
  /** Two looks after the last operation, and two while it speaks at rate 1. */
  readonly looks: readonly StormLook[];
  /** What was told from the first of the last two looks on. */
  readonly told: readonly ToldBoundary[];
  /** The context's time at which it was cancelled. */
  readonly cancelledAt: number;
  /** The context's time until which it was listened to after that. */
  readonly listenedTo: number;
  readonly status: string;
  readonly underruns: number;
  /** Runs of the model, and boundaries, after it was cancelled. */
  readonly runsAfter: number;
  readonly toldAfter: number;
  readonly leakWarnings: number;
  /** Gauges before the storm, after the cancel, and after the engine's release, by name. */
  readonly live: readonly Readonly<Record<string, number>>[];
}

/** Does so many random things to a playback and looks at what is left. Runs inside the page, self-contained. */
export async function stormInPage(job: StormJob): Promise<StormRun> {
  const engine = globalThis.timingEngine;
  const { context } = globalThis.outputTape;
  if (!context) throw new Error('no output');
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const now = () => {
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
    return contextTime + (performance.now() - performanceTime) / 1000;
  };
  const runs = () => engine.metrics.summary()['inference-duration']?.count ?? 0;
  const live = () =>
    Object.fromEntries(
      Object.entries(engine.metrics.summary())
        .filter(([name]) => name.startsWith('live-'))
        .map(([name, summary]) => [name, summary?.last ?? 0]),
    );
  // mulberry32
  let state = job.seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  let underruns = 0;
  const off = engine.metrics.subscribe(({ name, value }) => {
    if (name === 'buffer-underrun') underruns += value;
  });

  const levels = [live()];
  const playback = engine.speak(job.text);
  let told: ToldBoundary[] = [];
  playback.on('boundary', ({ name, start }) => told.push({ name, offset: start, heard: now() }));
  const steps = [
    'next-sentence',
    'previous-sentence',
    'next-paragraph',
    'previous-paragraph',
  ] as const;
  // Not to the end: a text that has ended stands no storm.
  const within = 0.7;
  const operations = {
    pause: () => playback.pause(),
    resume: () => playback.resume(),
    seek: () => playback.seek(random() * within * (playback.duration || 0)),
    seekToOffset: () => playback.seekToOffset(Math.floor(random() * within * job.text.length)),
    step: () => playback.step(steps[Math.floor(random() * steps.length)] ?? 'next-sentence'),
    rate: () => {
      playback.rate = 0.5 + 2.5 * random();
    },
    volume: () => {
      playback.volume = random();
    },
  };
  const names = Object.keys(operations) as (keyof typeof operations)[];
  const counts: Record<string, number> = {};
  await wait(500);
  for (let i = 0; i < job.operations; i++) {
    const name = names[Math.floor(random() * names.length)] ?? 'pause';
    counts[name] = (counts[name] ?? 0) + 1;
    operations[name]();
    // Some come in one turn of the page, most in different blocks of the output.
    if (random() < 0.8) await wait(25 * random());
  }

  const look = (): StormLook => {
    const { currentTime: time, rate, snapshot } = playback;
    return { at: now(), status: snapshot.status, time, rate };
  };
  const looks: StormLook[] = [];
  const settled = async () => {
    for (let i = 0; i < 100; i++) {
      const { status, seeking } = playback.snapshot;
      if (!seeking && (status === 'paused' || status === 'playing')) break;
      await wait(100);
    }
    await wait(600);
  };
  await settled();
  looks.push(look());
  await wait(400);
  looks.push(look());
  playback.volume = 1;
  playback.rate = 1;
  playback.resume();
  await settled();
  // The stretch ends with the unit in which the rate went back to 1.
  await wait(4000);
  told = [];
  looks.push(look());
  await wait(4000);
  looks.push(look());
  const heard = [...told];
  playback.cancel();
  const [cancelledAt, runsBefore] = [now(), runs()];
  told = [];
  await wait(1000);
  levels.push(live());
  const [listenedTo, runsAfter, toldAfter] = [now(), runs() - runsBefore, told.length];
  await engine.release();
  await wait(500);
  levels.push(live());
  off();
  return {
    ...{ counts, looks, told: heard, cancelledAt, listenedTo, underruns, runsAfter, toldAfter },
    status: playback.snapshot.status,
    leakWarnings: engine.metrics.summary()['leak-warnings']?.sum ?? 0,
    live: levels,
  };
}
