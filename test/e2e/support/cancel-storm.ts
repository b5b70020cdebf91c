/** Phases in which texts are broken off, in turns: every second one before anything sounds, right behind the other. */
export const IN_TURNS: readonly string[] = Object.freeze(
  ['buffering', 'playing', 'paused', 'seeking'].flatMap((phase) => ['preparing', phase]),
);

/** What texts left behind that were begun and broken off. */
export interface CancelStorm {
  /** How often each phase was met. */
  readonly met: Readonly<Record<string, number>>;
  /** Gauges before, afterwards, and after the engine's release, by name. */
  readonly live: readonly Readonly<Record<string, number>>[];
  /** What a playback told when it was over. */
  readonly late: number;
  /** Models that were loaded, runs that were done again, and leaks, in all. */
  readonly models: number;
  readonly requeues: number;
  readonly leaks: number;
  /** How a last text ended. */
  readonly last: string;
}

/**
 * Begins so many texts one after another with the page's engine and breaks each off in another phase and another way. Runs inside the page,
 * self-contained.
 */
export async function cancelInPage(job: {
  readonly times: number;
  readonly phases: readonly string[];
}): Promise<CancelStorm> {
  const engine = globalThis.timingEngine;
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const total = (name: 'inference-duration' | 'model-initialisations') =>
    engine.metrics.summary()[name]?.count ?? 0;
  const live = () =>
    Object.fromEntries(
      Object.entries(engine.metrics.summary())
        .filter(([name]) => name.startsWith('live-'))
        .map(([name, summary]) => [name, summary?.last ?? 0]),
    );
  /** A run that was broken off goes on in its worker. */
  const quiet = async () => {
    for (let runs = -1; runs !== total('inference-duration'); ) {
      runs = total('inference-duration');
      await wait(500);
    }
  };

  await quiet();
  const gauges = [live()];
  const met: Record<string, number> = {};
  let late = 0;
  const text = 'Winter. Garden. Window. River. Letter. Morning. Paper. Silver. Mountain. Forest.';
  for (let i = 0; i < job.times; i++) {
    const phase = job.phases[i % job.phases.length] ?? 'preparing';
    const controller = new AbortController();
    const playback = engine.speak(text, {
      ...{ fragmentWords: 0, lead: 'whole', modelRate: 2, signal: controller.signal },
      // The same model is too slow for the one and quick enough for the others.
      rate: phase === 'buffering' ? 3 : 0.5,
    });
    const note = () => {
      if (playback.isOver) late++;
    };
    const heard = new Promise<void>((resolve) => {
      playback.on('statechange', ({ status, held }) => {
        if (status === 'playing' || held) resolve();
      });
    });
    if (phase !== 'preparing') await heard;
    if (phase === 'paused') playback.pause();
    if (phase === 'seeking') playback.seekToOffset(text.indexOf('Mountain'));
    const { status, seeking, held } = playback.snapshot;
    const is = seeking ? 'seeking' : held ? 'buffering' : status;
    met[is] = (met[is] ?? 0) + 1;
    const ends = [
      () => playback.cancel(),
      () => playback.stop(),
      () => controller.abort(),
      // The next one ends it.
      () => undefined,
    ];
    ends[i % ends.length]?.();
    playback.finished.then(() => {
      playback.on('boundary', note);
      playback.on('statechange', note);
      playback.on('timeupdate', note);
    });
  }
  const last = engine.speak('Winter.', { fragmentWords: 0 });
  await last.finished;
  await quiet();
  gauges.push(live());
  await engine.release();
  await wait(300);
  gauges.push(live());
  return {
    ...{ met, live: gauges, late, last: last.snapshot.status },
    models: total('model-initialisations'),
    requeues: engine.metrics.value('requeues'),
    leaks: engine.metrics.value('leak-warnings'),
  };
}
