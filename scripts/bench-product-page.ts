import type { KokoroSpeech } from '../src/engine/kokoro-speech';
import type { PlayerJob, PlayerRun, SpeechRun } from './bench-player';

/** Runs inside the page: starts our engine and speaks with it. Self-contained, because it is sent there as source text. */
export async function productInPage(job: PlayerJob): Promise<PlayerRun> {
  const began = performance.now();
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const engine = new Engine({
    provider: 'wasm',
    profile: job.profile,
    // A second session would bring threads of its own.
    ...(job.threads === undefined ? {} : { threads: job.threads, dual: 'off' }),
    fallback: 'none',
    audioCache: 'off',
    model: { kind: 'manifest', url: job.manifestUrl },
  });
  let sessionMs = Number.NaN;
  engine.on('metrics', ({ name, tags }) => {
    if (name === 'stage-duration' && tags?.stage === 'session')
      sessionMs = performance.now() - began;
  });
  await engine.warmUp();
  const readyMs = performance.now() - began;
  const threads = engine.health.find(({ role }) => role === 'primary')?.threads ?? Number.NaN;
  const start = { sessionMs, readyMs, threads, isolated: crossOriginIsolated };
  if (job.until === 'ready') return start;

  for await (const _ of engine.stream(job.earlierText)) void _;
  // What a worker measured comes by another way than its sound, and may come after it.
  const settle = () => new Promise((resolve) => setTimeout(resolve, 200));
  await settle();
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: 'longtask' });
  let soundSeconds = 0;
  engine.on('metrics', ({ name, value }) => {
    // As the model made it: what we trim and the pauses that we add cost no computing.
    if (name === 'audio-seconds') soundSeconds += value;
  });
  const tokens: number[] = [];
  let firstAudioMs = Number.NaN;
  const sound: Float32Array[] = [];
  const asked = performance.now();
  for await (const { samples, unit } of engine.stream(job.text)) {
    if (tokens.length === 0) firstAudioMs = performance.now() - asked;
    tokens.push(unit.tokens.length);
    sound.push(samples);
    if (job.until === 'first-audio') break;
  }
  const totalMs = performance.now() - asked;
  await settle();
  observer.disconnect();
  let [numbers, loudest] = [true, 0];
  for (const piece of sound)
    for (const sample of piece) {
      numbers &&= Number.isFinite(sample);
      loudest = Math.max(loudest, Math.abs(sample));
    }
  const sounds = numbers && loudest > 0;
  const speech: SpeechRun = {
    firstAudioMs,
    totalMs,
    soundSeconds,
    tokens,
    longestTaskMs,
    sounds,
  };
  return { ...start, speech };
}
