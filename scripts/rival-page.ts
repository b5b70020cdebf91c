import type { PlayerJob, PlayerRun, SpeechRun } from './bench-player';

/** What is used of kokoro-js. */
interface RivalModule {
  readonly env: { wasmPaths: string };
  readonly KokoroTTS: {
    from_pretrained(
      model: string,
      options: { dtype: 'q8' | 'fp32'; device: 'wasm' },
    ): Promise<RivalSpeech>;
  };
  readonly TextSplitterStream: new () => RivalSplitter;
}

interface RivalSplitter {
  push(text: string): void;
  close(): void;
}

interface RivalSpeech {
  readonly tokenizer: (phonemes: string) => { readonly input_ids: { readonly dims: number[] } };
  stream(text: RivalSplitter): AsyncIterable<{
    readonly phonemes: string;
    readonly audio: { readonly audio: Float32Array; readonly sampling_rate: number };
  }>;
}

/**
 * Runs inside the page: starts kokoro-js and speaks with it, as its documentation does. Self-contained, because it is sent
 * there as source text.
 *
 * Two things are not as everywhere: what it asks its hub for comes from the local one (the addresses stay what they are in
 * its caches), and its runtime comes from this site instead of a public one. Both have less way to go than usual, as ours do.
 */
export async function rivalInPage(job: PlayerJob): Promise<PlayerRun> {
  const hub = new URL('/', job.manifestUrl).href;
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) =>
    fetch(typeof input === 'string' ? input.replace('https://huggingface.co/', hub) : input, init);
  if (job.threads !== undefined) {
    // Its runtime takes half the cores, rounded up, and offers no other way to be told.
    const cores = 2 * job.threads;
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: cores });
  }
  // A thread is a worker, the first one is the page's own.
  let workers = 0;
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      workers++;
    }
  };

  const began = performance.now();
  const { KokoroTTS, TextSplitterStream, env } = (await import(job.library)) as RivalModule;
  env.wasmPaths = new URL('.', job.library).href;
  const tts = await KokoroTTS.from_pretrained('onnx-community/Kokoro-82M-v1.0-ONNX', {
    dtype: job.precision,
    device: 'wasm',
  });
  const readyMs = performance.now() - began;
  const start = {
    sessionMs: readyMs,
    readyMs,
    threads: workers + 1,
    isolated: crossOriginIsolated,
  };
  if (job.until === 'ready') return start;

  const speak = (text: string) => {
    // Given a text instead, it never tells the last sentence and never ends.
    const splitter = new TextSplitterStream();
    splitter.push(text);
    splitter.close();
    return tts.stream(splitter);
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 200));
  for await (const _ of speak(job.earlierText)) void _;
  await settle();
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: 'longtask' });
  const phonemes: string[] = [];
  let [firstAudioMs, soundSeconds] = [Number.NaN, 0];
  const sound: Float32Array[] = [];
  const asked = performance.now();
  for await (const chunk of speak(job.text)) {
    if (phonemes.length === 0) firstAudioMs = performance.now() - asked;
    phonemes.push(chunk.phonemes);
    const { audio, sampling_rate } = chunk.audio;
    soundSeconds += audio.length / sampling_rate;
    sound.push(audio);
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
  const tokens = phonemes.map((text) => tts.tokenizer(text).input_ids.dims.at(-1) ?? 0);
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
