import type { EngineOptions, ProviderChange } from '../src/contracts/engine';
import type { SpeechFailure } from '../src/contracts/failures';
import type { MetricName } from '../src/contracts/metrics';
import type { SessionHealthReport } from '../src/contracts/provider';
import type { KokoroSpeech } from '../src/engine/kokoro-speech';
import type { SpeechError } from '../src/shared/speech-error';

/** What an engine of a page has to do. */
export interface DeviceSpeechJob {
  /** Address of the built library. */
  readonly library: string;
  readonly options: EngineOptions;
  readonly voice: string;
  /** Spoken in this order; one of them may come several times. */
  readonly texts: readonly string[];
  /** Milliseconds to wait for what the canary finds; 0 for not at all. */
  readonly canaryMs: number;
}

/** A piece of a text, as the model was given it and as it came out. */
export interface DevicePiece {
  readonly tokens: readonly number[];
  /** Samples (mono, 24 kHz) as float32, in base64. */
  readonly sound: string;
}

/** How one text was spoken. */
export interface DeviceSpeechText {
  /** Milliseconds from the call to the first piece, and to the last. */
  readonly firstAudioMs: number;
  readonly totalMs: number;
  /** As the model made it. */
  readonly audioSeconds: number;
  readonly inferenceMs: readonly number[];
  /** What the device was asked to do, by the name of the metric. */
  readonly work: Readonly<Partial<Record<MetricName, number>>>;
  readonly pieces: readonly DevicePiece[];
}

/** What came of a {@link DeviceSpeechJob}. What it did not come to is missing. */
export interface DeviceSpeech {
  /** Milliseconds from the engine's making to the end of its warm-up. */
  readonly readyMs?: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly texts: readonly DeviceSpeechText[];
  readonly changes: readonly ProviderChange[];
  readonly health: readonly SessionHealthReport[];
  /** What the canary found. */
  readonly verdict?: string;
  /** Why pieces were made again. */
  readonly requeues: readonly string[];
  /** Reasons of the output guard. */
  readonly rejections: readonly string[];
  readonly gpuBufferBytes?: number;
  readonly heapBytes?: number;
  readonly failure?: SpeechFailure;
}

/** Runs inside the page: speaks, and watches what happens. Self-contained, because it is sent there as source text. */
export async function speakOnDevice(job: DeviceSpeechJob): Promise<DeviceSpeech> {
  const { KokoroSpeech: Engine } = (await import(job.library)) as {
    KokoroSpeech: typeof KokoroSpeech;
  };
  const { voice } = job;
  const engine = new Engine(job.options);
  const changes: ProviderChange[] = [];
  engine.on('providerchange', (change) => changes.push(change));
  const rejections: string[] = [];
  const requeues: string[] = [];
  const stages: Record<string, number> = {};
  let [inferenceMs, audioSeconds] = [[] as number[], 0];
  let work: Partial<Record<MetricName, number>> = {};
  let verdict: string | undefined;
  let hearVerdict = () => {};
  const judged = new Promise<void>((resolve) => {
    hearVerdict = resolve;
  });
  engine.on('metrics', ({ name, value, unit, tags }) => {
    if (name === 'stage-duration') stages[tags?.stage ?? ''] ??= value;
    else if (name === 'inference-duration') inferenceMs.push(value);
    else if (name === 'audio-seconds') audioSeconds += value;
    else if (name === 'requeues') requeues.push(tags?.reason ?? '');
    else if (name === 'guard-rejections') rejections.push(tags?.reason ?? '');
    else if (name.startsWith('gpu-') && unit === 'count') work[name] = (work[name] ?? 0) + value;
    else if (name === 'canary-runs') {
      verdict = tags?.verdict;
      hearVerdict();
    }
  });
  const base64 = (samples: Float32Array) => {
    const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
    const parts: string[] = [];
    // As many as may be arguments of one call.
    for (let at = 0; at < bytes.length; at += 0x8000)
      parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
    return btoa(parts.join(''));
  };
  // What a worker measured comes by another way than its sound, and may come after it.
  const settle = () => new Promise((resolve) => setTimeout(resolve, 200));
  const texts: DeviceSpeechText[] = [];
  const speak = async (text: string) => {
    [inferenceMs, audioSeconds, work] = [[], 0, {}];
    const sounds: { tokens: readonly number[]; samples: Float32Array }[] = [];
    let firstAudioMs = Number.NaN;
    const asked = performance.now();
    // Whole sentences, so that the pieces are the same however quick the device is.
    for await (const { unit, samples } of engine.stream(text, { voice, lead: 'whole' })) {
      if (sounds.length === 0) firstAudioMs = performance.now() - asked;
      sounds.push({ tokens: unit.tokens, samples });
    }
    const totalMs = performance.now() - asked;
    await settle();
    const pieces = sounds.map(({ tokens, samples }) => ({ tokens, sound: base64(samples) }));
    texts.push({ firstAudioMs, totalMs, audioSeconds, inferenceMs, work, pieces });
  };
  let readyMs: number | undefined;
  let failure: SpeechFailure | undefined;
  try {
    const began = performance.now();
    await engine.warmUp({ voice });
    readyMs = performance.now() - began;
    await settle();
    for (const text of job.texts) await speak(text);
    await Promise.race([judged, new Promise((resolve) => setTimeout(resolve, job.canaryMs))]);
    await settle();
  } catch (error) {
    failure = (error as Partial<SpeechError>).failure ?? {
      code: 'synthesis-failed',
      reason: 'run-failed',
      message: String(error),
      retryable: false,
      details: {},
    };
  }
  const { health } = engine;
  const { metrics } = engine.metrics.snapshot();
  const [gpuBufferBytes, heapBytes] = [
    metrics['gpu-buffer-bytes']?.max,
    metrics['heap-bytes']?.max,
  ];
  await engine.release();
  return {
    stages,
    texts,
    changes,
    health,
    requeues,
    rejections,
    ...(readyMs === undefined ? {} : { readyMs }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(gpuBufferBytes === undefined ? {} : { gpuBufferBytes }),
    ...(heapBytes === undefined ? {} : { heapBytes }),
    ...(failure === undefined ? {} : { failure }),
  };
}
