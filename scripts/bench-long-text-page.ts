import type { KokoroSpeech } from '../src/engine/kokoro-speech';

/** What a page has to play. */
export interface LongTextJob {
  /** Address of the built library. */
  readonly library: string;
  readonly words: number;
  /** Seconds of sound to be heard before memory is measured. */
  readonly seconds: number;
}

/** What came of it. */
export interface LongTextRun {
  /** Milliseconds from the call to the first sound. */
  readonly firstSoundMs: number;
  /** Bytes of the page and its threads, after a garbage collection. */
  readonly bytes: number;
  /** Units that were made. */
  readonly runs: number;
  readonly underruns: number;
  /** Seconds that the text is said to take. */
  readonly duration: number;
}

/** Runs inside the page: plays the beginning of a long text. Self-contained, because it is sent there as source text. */
export async function playLongText(job: LongTextJob): Promise<LongTextRun> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const engine = new Engine({ provider: 'wasm', threads: 1, audioCache: 'off' });
  await engine.warmUp({ voice: 'draft_mid' });
  const before = engine.metrics.summary()['inference-duration']?.count ?? 0;
  let text = '';
  for (let i = 0; i < job.words / 15; i++)
    text += `The quick brown fox number ${i} jumps over the lazy dog while nobody looks at all.${i % 6 === 5 ? '\n\n' : ' '}`;
  const asked = performance.now();
  const playback = engine.speak(text, { voice: 'draft_mid', muted: true });
  let firstSoundMs = 0;
  await new Promise<void>((resolve) => {
    playback.on('timeupdate', ({ currentTime }) => {
      firstSoundMs ||= performance.now() - asked;
      if (currentTime >= job.seconds) resolve();
    });
  });
  const { duration } = playback;
  const runs = (engine.metrics.summary()['inference-duration']?.count ?? 0) - before;
  playback.pause();
  const { measureUserAgentSpecificMemory: measure } = performance as unknown as {
    measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
  };
  const { bytes } = await measure.call(performance);
  playback.stop();
  return {
    firstSoundMs,
    bytes,
    runs,
    underruns: engine.metrics.value('buffer-underrun'),
    duration,
  };
}
